package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Runs in groups, each as mean and 95 % interval over epochs.
 *
 * @param epochs even on a log axis; empty if nothing was measured
 * @param traces every run by itself; null unless asked for
 */
public record Comparison(
        String metric,
        int[] epochs,
        List<Group> groups,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<RunTrace> traces) {

    /**
     * Runs that agree in the keys grouped by.
     *
     * @param n (epoch) runs with a value; a run counts up to its last epoch or, if it settled, for good
     * @param mean (epoch) null where n is 0
     * @param low (epoch) null where n is below 2; Student's t over the runs, clipped to the metric's range
     */
    public record Group(Map<String, Object> key, List<String> runs, int[] n, Float[] mean, Float[] low, Float[] high) {}

    /** A run's values, thinned evenly on a log axis with every extreme; null where the metric does not apply. */
    public record RunTrace(String runId, int[] epochs, Float[] values) {}
}
