package io.grokscape.dynamics.recipes;

import io.grokscape.dynamics.Dynamic;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Something Huang et al. (arXiv 2402.15175) show of one model: where it is shown, and how near runs come to it.
 *
 * @param part what of the paper it belongs to; targets of a part are averaged before parts are
 * @param task as in a run spec
 * @param hiddenSize d
 * @param trainSize D
 * @param shown what is to be seen there
 */
record Target(String part, String task, int hiddenSize, int trainSize, Shown shown) {
    /** Validation accuracy this far off counts for nothing. */
    private static final double FAR = .5;

    /** What is to be seen. */
    sealed interface Shown {
        /** This dynamic, at every seed. */
        record Panel(Dynamic dynamic) implements Shown {}

        /** Mean final validation accuracy in this range. */
        record Accuracy(double low, double high) implements Shown {}

        /** Validation accuracy rises between these epochs; ten times too early or too late counts for nothing. */
        record Rise(int from, int to) implements Shown {}
    }

    boolean isAbout(RecipeRun run) {
        return run.task().equals(task) && run.hiddenSize() == hiddenSize && run.trainSize() == trainSize;
    }

    /** 0 (nothing of it) to 1 (as the paper shows). {@code runs} are the seeds of one recipe; at least one. */
    double score(List<RecipeRun> runs) {
        return switch (shown) {
            case Shown.Panel panel -> mean(runs, run -> run.dynamic() == panel.dynamic() ? 1 : 0);
            case Shown.Accuracy range ->
                nearness(mean(runs, RecipeRun::validationAccuracy), range.low(), range.high(), FAR);
            case Shown.Rise rise ->
                mean(
                        runs,
                        run -> run.risenEpoch().isEmpty()
                                ? 0
                                : nearness(
                                        Math.log10(Math.max(1, run.risenEpoch().getAsInt())),
                                        Math.log10(rise.from()),
                                        Math.log10(rise.to()),
                                        1));
        };
    }

    private static double nearness(double value, double low, double high, double far) {
        double distance = Math.max(0, Math.max(low - value, value - high));
        return Math.max(0, 1 - distance / far);
    }

    private static double mean(List<RecipeRun> runs, ToDoubleFunction<RecipeRun> of) {
        return runs.stream().mapToDouble(of).average().orElseThrow();
    }

    /** The paper's own numbers. */
    static final List<Target> OF_THE_PAPER = List.of(
            new Target("figure_2", "add", 8, 3000, new Shown.Panel(Dynamic.PROGRESSION)),
            new Target("figure_2", "add", 32, 2600, new Shown.Panel(Dynamic.UNGROKKING)),
            new Target("figure_2", "add", 64, 3000, new Shown.Panel(Dynamic.GROKKING)),
            new Target("figure_2", "add", 32, 3000, new Shown.Panel(Dynamic.SEMI_GROKKING)),
            // D_crit(64) is about 3000: near perfect there, semi-grokking from 2000 on.
            new Target("critical_size_64", "add", 64, 3000, new Shown.Accuracy(.95, 1)),
            new Target("critical_size_64", "add", 64, 2600, new Shown.Accuracy(.15, .95)),
            new Target("critical_size_64", "add", 64, 2000, new Shown.Accuracy(.05, .5)),
            // D_crit(32) is about 4000, semi-grokking from 3000 on.
            new Target("critical_size_32", "add", 32, 4000, new Shown.Accuracy(.95, 1)),
            new Target("critical_size_32", "add", 32, 3000, new Shown.Accuracy(.15, .95)),
            // Figure 6 (a): zero for widths 24 to 40, then semi-grokking up to 100 and no full grokking.
            new Target("zero_zone_2600", "add", 32, 2600, new Shown.Accuracy(0, .15)),
            new Target("zero_zone_2600", "add", 40, 2600, new Shown.Accuracy(0, .15)),
            new Target("zero_zone_2600", "add", 100, 2600, new Shown.Accuracy(.15, .95)),
            new Target("square_sum", "square-sum", 24, 3000, new Shown.Accuracy(0, .15)),
            new Target("late_progression", "add", 8, 3000, new Shown.Rise(30_000, 40_000)));
}
