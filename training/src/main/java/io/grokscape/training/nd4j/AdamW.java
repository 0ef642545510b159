package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * AdamW (Loshchilov and Hutter, arXiv 1711.05101) with betas (0.9, 0.98) and eps 1e-8 on all parameters at once:
 * {@code w ← w·(1 − lr·wd) − lr·m̂/(√v̂ + eps)}, where lr warms up linearly.
 */
final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;
    private static final float EPSILON = 1e-8f;
    /** Weights of a dead unit decay without end; far below anything that counts they become 0, not denormal. */
    private static final float NEGLIGIBLE_WEIGHT = 1e-18f;

    private static final float NEGLIGIBLE_FIRST_MOMENT = 1e-20f;
    private static final float NEGLIGIBLE_SECOND_MOMENT = 1e-36f;

    private final RunSpec spec;

    AdamW(RunSpec spec) {
        this.spec = spec;
    }

    /**
     * Update number t.
     *
     * @param t from 1
     * @param w parameters; like the others a multiple of 16 values, of which those past the end are 0
     * @param g gradient
     * @param m first moment
     * @param v second moment
     */
    void update(int t, Matrix w, Matrix g, Matrix m, Matrix v) {
        double warmth = spec.warmupSteps() == 0 ? 1 : Math.min(1, (double) t / spec.warmupSteps());
        double rate = spec.learningRate() * warmth;
        float decay = (float) (rate * spec.weightDecay());
        float step = (float) (rate / (1 - StrictMath.pow(BETA1, t)));
        float correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(BETA2, t)));
        for (long at = 0; at < 4L * w.columns(); at += 4L * Floats.WIDTH) {
            update(w.address() + at, g.address() + at, m.address() + at, v.address() + at, decay, step, correction);
        }
    }

    private static void update(long w, long g, long m, long v, float decay, float step, float correction) {
        FloatVector gradient = Floats.load(g);
        FloatVector first = gradient.mul((float) (1 - BETA1)).add(Floats.load(m).mul((float) BETA1));
        first = first.blend(0f, first.abs().compare(VectorOperators.LT, NEGLIGIBLE_FIRST_MOMENT));
        FloatVector second = gradient.mul(gradient)
                .mul((float) (1 - BETA2))
                .add(Floats.load(v).mul((float) BETA2));
        second = second.blend(0f, second.compare(VectorOperators.LT, NEGLIGIBLE_SECOND_MOMENT));
        FloatVector scale =
                second.lanewise(VectorOperators.SQRT).mul(correction).add(EPSILON);
        // Not w·(1 − decay): that factor's rounding would add up over thousands of updates.
        FloatVector old = Floats.load(w);
        FloatVector weight = old.sub(old.mul(decay).add(first.mul(step).div(scale)));
        weight = weight.blend(0f, weight.abs().compare(VectorOperators.LT, NEGLIGIBLE_WEIGHT));
        Floats.store(first, m);
        Floats.store(second, v);
        Floats.store(weight, w);
    }
}
