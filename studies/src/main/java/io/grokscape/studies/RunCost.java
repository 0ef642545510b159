package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.Task;

/** What a run costs, before it is run: enough to put long runs first and to tell people how long a study takes. */
public final class RunCost {
    /** A backward pass costs two forward passes. */
    private static final double PASSES = 3;

    /** Operations per second of one core in the products of a one-layer model; rows cost something besides. */
    private static final double ONE_LAYER_FLOPS = 1e11;

    private static final double ONE_LAYER_ROW_SECONDS = 2e-7;

    /** Operations per second of one core in a deeper model. */
    private static final double DEEP_FLOPS = 1.1e11;

    private RunCost() {}

    /** Floating-point operations of the whole budget, were no run to stop early. */
    public static double flops(RunSpec spec) {
        return epochs(spec) * perRow(spec) * (spec.trainSize() + (double) spec.memoriseSize());
    }

    /**
     * Seconds one core of the reference machine takes for the whole budget, were no run to stop early: a quiet Xeon with
     * AVX-512 that multiplies and adds at 200 GFLOP/s at most, and does 1,160 epochs a second at d = 8, 365 at d = 32 and
     * 126 at d = 64 (D = 3000), 5 at two layers of d = 128 (D = 4000).
     */
    public static double referenceSeconds(RunSpec spec) {
        double rows = spec.trainSize() + (double) spec.memoriseSize();
        return spec.layers() == 1
                ? flops(spec) / ONE_LAYER_FLOPS + epochs(spec) * rows * ONE_LAYER_ROW_SECONDS
                : flops(spec) / DEEP_FLOPS;
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
