package io.grokscape.dashboard.api;

import io.grokscape.dashboard.trace.Metric;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every request for a comparison asks with. */
public final class ComparisonParameters {
    private static final int MIN_POINTS = 16;
    private static final int MAX_POINTS = 1000;

    @QueryParam("group")
    @DefaultValue("hidden_size,train_size")
    @Parameter(description = "Keys of a run spec, seed or dynamic, separated by commas; none: one group of all")
    String group;

    @QueryParam("metric")
    @DefaultValue("validation_accuracy")
    @Parameter(
            description = "train_loss, train_accuracy, validation_loss, validation_accuracy, parameter_norm or"
                    + " validation_margin")
    String metric;

    @QueryParam("points")
    @DefaultValue("200")
    @Parameter(description = "Epochs of the answer at most, 16 to 1000")
    int points;

    @QueryParam("traces")
    @DefaultValue("false")
    @Parameter(description = "Whether every run's own thinned curve is added")
    boolean traces;

    ComparisonQueries.Question question() {
        Bounds.check("points", points, MIN_POINTS, MAX_POINTS);
        return new ComparisonQueries.Question(GroupKeys.parse(group), metric(), points, traces);
    }

    private Metric metric() {
        return Metric.of(metric)
                .orElseThrow(() -> ProblemException.badRequest("metric must be one of %s, not '%s'"
                        .formatted(
                                Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.joining(", ")),
                                metric)));
    }
}
