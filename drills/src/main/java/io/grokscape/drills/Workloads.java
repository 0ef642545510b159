package io.grokscape.drills;

import java.util.Locale;

/** Studies to be trained while things break: no two of them have a run in common. */
final class Workloads {
    private static final String SHORT = """
            name: %s-%d
            base: {task: add, modulus: 13, train_size: 80, hidden_size: 8, epochs: 2000, log_every: 100, \
            stop_when_settled: false, weight_decay: %s}
            seeds: %d
            """;
    private static final String LONG = """
            name: %s-%d
            base: {task: add, modulus: 31, train_size: 600, hidden_size: 32, epochs: %d, log_every: 100, \
            stop_when_settled: false, weight_decay: %s}
            seeds: %d
            """;

    private static final String SWEEP = """
            name: %s-%d
            base: {task: add, modulus: 13, hidden_size: 8, epochs: 2000, log_every: 100, stop_when_settled: false, \
            weight_decay: %s}
            grid: {train_size: [40, 80, 120]}
            seeds: %d
            """;

    private int studies;

    /** Runs of a fraction of a second. */
    String shortRuns(String name, int runs) {
        return String.format(Locale.ROOT, SHORT, name, ++studies, weightDecay(), runs);
    }

    /** Short runs on three sizes of training set, which is enough for findings. */
    String sweep(String name, int seeds) {
        return String.format(Locale.ROOT, SWEEP, name, ++studies, weightDecay(), seeds);
    }

    /** Runs of several seconds, which pass several checkpoints on their way. */
    String longRuns(String name, int runs, int epochs) {
        return String.format(Locale.ROOT, LONG, name, ++studies, epochs, weightDecay(), runs);
    }

    /** Tells a study's runs from those of every other. */
    private double weightDecay() {
        return 1 + studies * 1e-4;
    }
}
