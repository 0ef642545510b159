package io.grokscape.dashboard.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of runs is asked with. */
public final class RunListParameters {
    private static final int MAX_EPOCH = 100_000_000;

    @BeanParam
    RunFilter filter;

    @QueryParam("offset")
    @DefaultValue("0")
    @Parameter(description = "Runs before the first shown")
    int offset;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(description = "Runs shown at most, 1 to 500")
    int limit;

    @QueryParam("sort")
    @DefaultValue("position")
    @Parameter(
            description =
                    "A key of the answer or of a run spec, such as validation_accuracy or weight_decay, or, with at_epoch,"
                            + " at_epoch.validation_accuracy; '-' before it for falling order")
    String sort;

    @QueryParam("at_epoch")
    @Parameter(description = "Adds each run's values at that epoch: as last measured up to it")
    Integer atEpoch;

    RunList.Query query() {
        Page.check(offset, limit);
        if (atEpoch != null) {
            Bounds.check("at_epoch", atEpoch, 0, MAX_EPOCH);
        }
        return new RunList.Query(filter, offset, limit, sort, atEpoch);
    }
}
