package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.Task;

/** What a run costs, before it is run: enough to put long runs first and to tell people how long a study takes. */
public final class RunCost {
    /** A backward pass costs two forward passes. */
    private static final double PASSES = 3;

    private RunCost() {}

    /** Floating-point operations of the whole budget, were no run to stop early. */
    public static double flops(RunSpec spec) {
        return epochs(spec) * perRow(spec) * (spec.trainSize() + (double) spec.memoriseSize());
    }

    /** Updates of the whole budget. */
    public static long epochs(RunSpec spec) {
        return spec.epochs();
    }

    /**
     * Operations per training row and epoch. Only the last position is read, so the last layer works on it alone, and
     * in the first layer keys and values are tables over the vocabulary: one layer with the usual feed-forward width
     * costs 3 · (16 d² + 2 P d).
     */
    private static double perRow(RunSpec spec) {
        Task task = spec.parsedTask();
        double d = spec.hiddenSize();
        double positions = task.usesOperators() ? 4 : 3;
        double feedForward = 4 * d * spec.mlpWidth();
        double unembedding = 2 * d * task.classes();
        if (spec.layers() == 1) {
            return PASSES * (feedForward + unembedding);
        }
        double scores = 4 * positions * d;
        double innerLayer = positions * (8 * d * d + scores + feedForward);
        double lastLayer = positions * 4 * d * d + 4 * d * d + scores + feedForward;
        return PASSES * ((spec.layers() - 1) * innerLayer + lastLayer + unembedding);
    }
}
