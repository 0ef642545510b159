package io.grokscape.dashboard.api;

import java.util.Map;

/** What runs can be sorted by: a key, or {@code -key} for falling order. Runs without a value come last. */
final class RunSort {
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("position", "position"),
            Map.entry("task", "task"),
            Map.entry("hidden_size", "hidden_size"),
            Map.entry("train_size", "train_size"),
            Map.entry("data_seed", "data_seed"),
            Map.entry("model_seed", "model_seed"),
            Map.entry("state", "state"),
            Map.entry("epoch", "epoch"),
            Map.entry("dynamic", "dynamic"),
            Map.entry("confidence", "confidence"),
            Map.entry("train_accuracy", "train_accuracy"),
            Map.entry("validation_accuracy", "validation_accuracy"));

    private RunSort() {}

    /** An ORDER BY expression made of known column names only. */
    static String orderBy(String sort) {
        boolean falling = sort.startsWith("-");
        String column = COLUMNS.get(falling ? sort.substring(1) : sort);
        if (column == null) {
            throw new ProblemException(
                    400,
                    "Bad request",
                    "sort must be one of %s, with '-' before it for falling order, not '%s'"
                            .formatted(
                                    String.join(
                                            ", ",
                                            COLUMNS.keySet().stream().sorted().toList()),
                                    sort));
        }
        return column + (falling ? " DESC" : "") + " NULLS LAST, position, run_id";
    }
}
