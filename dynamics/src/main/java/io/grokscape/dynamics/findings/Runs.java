package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.Arrays;

/**
 * Which runs of a study stand behind a finding: all that have these values, as the dashboard's list of runs is narrowed.
 *
 * @param hiddenSize 0 for any
 * @param trainSize 0 for any
 */
record Runs(int count, String task, int hiddenSize, int trainSize) {
    String json() {
        Json json = new Json().put("count", count).put("task", task);
        if (hiddenSize > 0) {
            json.put("hidden_size", hiddenSize);
        }
        if (trainSize > 0) {
            json.put("train_size", trainSize);
        }
        return json.toString();
    }

    /** Several of them, as a JSON array. */
    static String array(Runs... runs) {
        return Json.array(Arrays.stream(runs)
                .filter(some -> some.count > 0)
                .map(Runs::json)
                .toList());
    }
}
