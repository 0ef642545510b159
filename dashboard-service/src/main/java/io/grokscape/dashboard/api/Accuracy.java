package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a study's completed runs end with, over a size.
 *
 * @param over {@code hidden_size}, {@code train_size} or {@code memorise_size}
 */
public record Accuracy(String over, List<Series> series) {
    /**
     * Runs that differ in that size and in their seeds alone.
     *
     * @param key the task, the other sizes, and whatever else the study varies
     * @param metric {@code validation_accuracy}, or {@code train_accuracy} of a task without validation
     * @param points by rising size
     * @param doubleDescent the finding about these runs, over hidden size; null if there is none
     * @param criticalDatasetSize the finding about these runs, over data size; null if there is none
     */
    public record Series(
            Map<String, Object> key,
            String metric,
            List<Point> points,
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode doubleDescent,
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode criticalDatasetSize) {}

    /**
     * The seeds of one size.
     *
     * @param mean null without a value; {@code low} and {@code high}, its 95 % interval (Student's t), for fewer than two
     */
    public record Point(int x, Double mean, Double low, Double high, List<Seed> runs) {}

    /**
     * One run.
     *
     * @param value the verdict's median over the last tenth of the epochs or, as long as there is no verdict, the last one
     *     measured
     */
    public record Seed(String runId, long seed, Double value, String dynamic) {}
}
