package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Any runs compared: groups of them as mean and interval over epochs. */
@Path("/api/curves")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "curves")
@Blocking
public class CurvesResource {
    private static final int MAX_RUNS = 5000;

    private final ComparisonQueries comparisons;

    CurvesResource(ComparisonQueries comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    @Operation(summary = "Any runs in groups, each as mean and 95 % interval over epochs")
    public Comparison ofRuns(
            @QueryParam("run") @Parameter(description = "A run's id, once for each run") List<String> runs,
            @BeanParam ComparisonParameters asked) {
        return compared(runs, asked);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same of runs too many for an address: a JSON list of ids; nothing is written")
    public Comparison ofListed(List<String> runs, @BeanParam ComparisonParameters asked) {
        return compared(runs, asked);
    }

    private Comparison compared(List<String> runs, ComparisonParameters asked) {
        if (runs == null || runs.isEmpty() || runs.contains(null)) {
            throw ProblemException.badRequest("run is missing: the id of at least one run");
        }
        Bounds.check("the number of runs", runs.size(), 1, MAX_RUNS);
        return comparisons.ofRuns(runs, asked.question());
    }
}
