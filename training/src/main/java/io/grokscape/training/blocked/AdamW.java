package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;

import io.grokscape.spec.RunSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** One AdamW step over the flat buffers, in one pass. SCIENCE section 4; Loshchilov & Hutter, arXiv 1711.05101. */
final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;
    private static final float EPSILON = 1e-8f;
    /**
     * Weights and first moments smaller than this become 0, and second moments smaller than its square: they can move
     * nothing, and a pure decay would take them into the denormals, which slow a core down many times.
     */
    private static final float TINY = 1e-15f;

    private static final float TINY_SQUARED = 1e-30f;

    private final double learningRate;
    private final double weightDecay;
    private final int warmupSteps;

    AdamW(RunSpec spec) {
        learningRate = spec.learningRate();
        weightDecay = spec.weightDecay();
        warmupSteps = spec.warmupSteps();
    }

    /**
     * Updates weights and moments.
     *
     * @param step t, from 1
     */
    void step(Parameters parameters, int step) {
        double rate = warmupSteps == 0 ? learningRate : learningRate * Math.min(1, (double) step / warmupSteps);
        // StrictMath: the same bits on every machine.
        double correction1 = 1 - StrictMath.pow(BETA1, step);
        double correction2 = 1 - StrictMath.pow(BETA2, step);
        update(parameters, (float) (1 - rate * weightDecay), (float) (rate / correction1), (float)
                (1 / Math.sqrt(correction2)));
    }

    private static void update(Parameters parameters, float decay, float rate, float scale) {
        long bytes = Memory.padded(parameters.count) * Memory.FLOAT_BYTES;
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector g = FloatVector.fromMemorySegment(SPECIES, ALL, parameters.gradients + at, ORDER);
            FloatVector m = FloatVector.fromMemorySegment(SPECIES, ALL, parameters.firstMoments + at, ORDER);
            FloatVector v = FloatVector.fromMemorySegment(SPECIES, ALL, parameters.secondMoments + at, ORDER);
            FloatVector w = FloatVector.fromMemorySegment(SPECIES, ALL, parameters.weights + at, ORDER);
            m = m.mul((float) BETA1).add(g.mul((float) (1 - BETA1)));
            v = v.mul((float) BETA2).add(g.mul(g).mul((float) (1 - BETA2)));
            m = m.blend(0, m.abs().compare(VectorOperators.LT, TINY));
            v = v.blend(0, v.compare(VectorOperators.LT, TINY_SQUARED));
            FloatVector update = m.mul(rate).div(v.sqrt().mul(scale).add(EPSILON));
            w = w.mul(decay).sub(update);
            w = w.blend(0, w.abs().compare(VectorOperators.LT, TINY));
            m.intoMemorySegment(ALL, parameters.firstMoments + at, ORDER);
            v.intoMemorySegment(ALL, parameters.secondMoments + at, ORDER);
            w.intoMemorySegment(ALL, parameters.weights + at, ORDER);
        }
    }
}
