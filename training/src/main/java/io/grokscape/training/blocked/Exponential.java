package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^x of a panel, for x ≤ 0, to about one unit in the last place.
 *
 * <p>x = n·ln 2 + r with |r| ≤ ln 2 / 2; e^r by a polynomial of degree 6 (Chebyshev fit, relative error 1e-8 before
 * rounding); n goes straight into the exponent's bits.
 */
final class Exponential {
    /**
     * e^x below this x (about 1e-20) is taken as 0. Such a term moves no weight, and its products with other small
     * numbers would be denormals, which slow a core down many times.
     */
    private static final float LOWEST = -46;

    private static final float LOG2_E = 1.4426950408889634f;
    /** Adding 1.5·2^23 leaves a float's nearest integer in its low bits. */
    private static final float ROUNDER = 12582912f;
    /** ln 2 in two parts: the first has so few bits that n times it is exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    private Exponential() {}

    /**
     * Replaces x by e^(x − shift) and sums up.
     *
     * @param panel (features, PANEL)
     * @param shifts per row, (PANEL)
     * @param sums per row, over the features, (PANEL)
     */
    static void terms(long panel, long shifts, int features, long sums) {
        terms(panel, shifts, features, panel, sums);
    }

    /** As {@link #terms(long, long, int, long)}, the terms written elsewhere. */
    static void terms(long panel, long shifts, int features, long to, long sums) {
        for (int at = 0; at < PANEL_BYTES; at += 2 * VECTOR_BYTES) {
            twoColumns(panel + at, shifts + at, features, to - panel, sums + at);
        }
    }

    private static void twoColumns(long from, long shifts, int features, long toOffset, long sums) {
        FloatVector shiftA = FloatVector.fromMemorySegment(SPECIES, ALL, shifts, ORDER);
        FloatVector shiftB = FloatVector.fromMemorySegment(SPECIES, ALL, shifts + VECTOR_BYTES, ORDER);
        FloatVector sumA = FloatVector.zero(SPECIES);
        FloatVector sumB = FloatVector.zero(SPECIES);
        long end = from + features * PANEL_BYTES;
        for (; from != end; from += PANEL_BYTES) {
            FloatVector x =
                    FloatVector.fromMemorySegment(SPECIES, ALL, from, ORDER).sub(shiftA);
            FloatVector y = FloatVector.fromMemorySegment(SPECIES, ALL, from + VECTOR_BYTES, ORDER)
                    .sub(shiftB);
            x = exp(x);
            y = exp(y);
            x.intoMemorySegment(ALL, from + toOffset, ORDER);
            y.intoMemorySegment(ALL, from + toOffset + VECTOR_BYTES, ORDER);
            sumA = sumA.add(x);
            sumB = sumB.add(y);
        }
        sumA.intoMemorySegment(ALL, sums, ORDER);
        sumB.intoMemorySegment(ALL, sums + VECTOR_BYTES, ORDER);
    }

    /** NaN stays NaN; −∞ gives 0. */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
        r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
        FloatVector p =
                r.fma(FloatVector.broadcast(SPECIES, 0x1.6d43bp-10f), FloatVector.broadcast(SPECIES, 0x1.120be8p-7f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 0x1.5554e8p-5f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 0x1.5554dcp-3f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1));
        FloatVector scaled = shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(p.reinterpretAsInts())
                .reinterpretAsFloats();
        // NaN needs nothing of its own: its low bits are 0, so p, which is NaN then, goes through as it is.
        return scaled.blend(0, x.compare(VectorOperators.LT, LOWEST));
    }
}
