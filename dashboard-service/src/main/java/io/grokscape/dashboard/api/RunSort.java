package io.grokscape.dashboard.api;

import io.grokscape.spec.SpecYaml;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs can be sorted by: a key, or {@code -key} for falling order. Runs without a value come last in either.
 */
final class RunSort {
    private static final Set<String> TEXTS = Set.of("task", "loss", "log_every", "layer_norm", "split_feed_forward");
    private static final Map<String, String> COLUMNS = columns();
    private static final String AT_EPOCH = "at_epoch.";

    private RunSort() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new HashMap<>();
        SpecYaml.keys().forEach(key -> columns.put(key, TEXTS.contains(key) ? text(key) : number(key)));
        Stream.of("task", "hidden_size", "train_size", "data_seed", "model_seed", "epochs", "run_id")
                .forEach(key -> columns.put(key, "run." + key));
        Stream.of("state", "epoch", "dynamic", "confidence", "trainer", "reason", "started_at", "ended_at")
                .forEach(key -> columns.put(key, "run." + key));
        Stream.of("train_loss", "train_accuracy", "validation_loss", "validation_accuracy", "parameter_norm")
                .forEach(key -> columns.put(key, known("run." + key)));
        columns.put("seed", "run.data_seed");
        columns.put("epochs_per_second", "run.epochs_per_second");
        columns.put("training_seconds", "run.training_seconds");
        columns.put("attempt", "coalesce(run.completed_attempt, run.latest_attempt)");
        columns.put("best_validation_accuracy", RunList.BEST);
        columns.put("position", "position");
        return Map.copyOf(columns);
    }

    private static String text(String key) {
        return "run.spec->>'" + key + "'";
    }

    private static String number(String key) {
        return "(run.spec->>'" + key + "')::double precision";
    }

    /** To the database NaN is larger than any number. */
    private static String known(String column) {
        return "nullif(" + column + ", 'NaN')";
    }

    /**
     * An ORDER BY expression made of known names only.
     *
     * @param atEpoch whether values at an epoch can be sorted by
     */
    static String orderBy(String sort, boolean atEpoch) {
        boolean falling = sort.startsWith("-");
        String key = falling ? sort.substring(1) : sort;
        String column = atEpoch && isAtEpoch(key) ? "at_" + key.substring(AT_EPOCH.length()) : COLUMNS.get(key);
        if (column == null) {
            throw ProblemException.badRequest("sort must be one of %s, with '-' before it for falling order, not '%s'%s"
                    .formatted(
                            COLUMNS.keySet().stream().sorted().collect(Collectors.joining(", ")),
                            sort,
                            isAtEpoch(key) ? "; values at an epoch need at_epoch" : ""));
        }
        return column + (falling ? " DESC" : "") + " NULLS LAST, position, run.run_id";
    }

    private static boolean isAtEpoch(String key) {
        return key.startsWith(AT_EPOCH) && AtEpoch.METRICS.contains(key.substring(AT_EPOCH.length()));
    }
}
