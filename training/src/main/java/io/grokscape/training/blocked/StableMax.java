package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * StableMax cross-entropy of a panel (arXiv 2501.04697): terms s(x) = x + 1 for x ≥ 0 and 1/(1 − x) below, with slopes
 * s′(x) = 1 and 1/(1 − x)². The gradient of another class is s′(x)/Σs, that of the label −s′(x)·(others' sum)/(Σs·s(x)).
 */
final class StableMax {
    private StableMax() {}

    /** Replaces logits by gradients, all but the label's, and fills in the sums; see {@link LossPanel}. */
    static void run(
            long logits,
            int classes,
            long labelLogits,
            long others,
            long labelTerms,
            long slopes,
            long scales,
            long health) {
        for (int at = 0; at < PANEL_BYTES; at += VECTOR_BYTES) {
            FloatVector label = FloatVector.fromMemorySegment(SPECIES, ALL, labelLogits + at, ORDER);
            FloatVector inverse = inverse(label);
            FloatVector term = label.add(1).blend(inverse, label.compare(VectorOperators.LT, 0));
            term.intoMemorySegment(ALL, labelTerms + at, ORDER);
            slope(inverse, label).intoMemorySegment(ALL, slopes + at, ORDER);
            FloatVector rest = sum(logits + at, classes);
            rest.intoMemorySegment(ALL, others + at, ORDER);
            FloatVector scale = FloatVector.fromMemorySegment(SPECIES, ALL, scales + at, ORDER)
                    .div(rest.add(term));
            scale.intoMemorySegment(ALL, scales + at, ORDER);
            FloatVector.fromMemorySegment(SPECIES, ALL, health, ORDER)
                    .add(scale.mul(0).add(rest.mul(0)))
                    .intoMemorySegment(ALL, health, ORDER);
            gradients(logits + at, classes, scale);
        }
    }

    private static FloatVector sum(long from, int classes) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int c = 0; c < classes; c++) {
            FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, from + c * PANEL_BYTES, ORDER);
            sum = sum.add(x.add(1).blend(inverse(x), x.compare(VectorOperators.LT, 0)));
        }
        return sum;
    }

    private static void gradients(long at, int classes, FloatVector scale) {
        for (int c = 0; c < classes; c++, at += PANEL_BYTES) {
            FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER);
            slope(inverse(x), x).mul(scale).intoMemorySegment(ALL, at, ORDER);
        }
    }

    /** 1/(1 − x); 0 for −∞. */
    private static FloatVector inverse(FloatVector x) {
        return FloatVector.broadcast(SPECIES, 1)
                .div(FloatVector.broadcast(SPECIES, 1).sub(x));
    }

    private static FloatVector slope(FloatVector inverse, FloatVector x) {
        return FloatVector.broadcast(SPECIES, 1).blend(inverse.mul(inverse), x.compare(VectorOperators.LT, 0));
    }
}
