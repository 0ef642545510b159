package io.grokscape.report.finding;

/**
 * A finished run as findings are drawn from it. Accuracies are the verdict's medians; NaN stands for what does not apply.
 *
 * @param seed of split and weights; where they have seeds of their own, a number within the cell
 * @param epochs the budget
 * @param dynamic the verdict
 * @param normChange relative change of the parameter norm while validation rose
 */
public record SweepRow(
        String task,
        int hiddenSize,
        int trainSize,
        long seed,
        int epochs,
        double trainAccuracy,
        double validationAccuracy,
        int modulus,
        int layers,
        int memoriseSize,
        boolean splitFeedForward,
        String dynamic,
        double normChange) {}
