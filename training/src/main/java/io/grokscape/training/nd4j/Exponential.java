package io.grokscape.training.nd4j;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^x for x ≤ 0, to about one unit in the last place, with the same bits in vectors and alone, compiled or not. Results
 * below 1e-20 are 0: they would turn later products into denormal numbers, which a core multiplies a hundred times slower.
 */
final class Exponential {
    /** e^−46 is just above 1e-20. */
    private static final float LOWEST = -46;

    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /** 1.5·2^23: adding it rounds to a whole number, which then stands in the low bits. */
    private static final float ROUNDER = 12582912f;

    private static final int EXPONENT_SHIFT = 23;
    // Taylor coefficients do: |r| ≤ ln 2 / 2.
    private static final float C7 = 1f / 5040;
    private static final float C6 = 1f / 720;
    private static final float C5 = 1f / 120;
    private static final float C4 = 1f / 24;
    private static final float C3 = 1f / 6;
    private static final float C2 = 0.5f;

    private Exponential() {}

    static float of(float x) {
        if (!(x >= LOWEST)) {
            return x < LOWEST ? 0 : Float.NaN;
        }
        float shifted = Math.fma(x, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float p = Math.fma(C7, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p, r, 1);
        p = Math.fma(p, r, 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << EXPONENT_SHIFT));
    }

    static FloatVector of(FloatVector x) {
        FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(broadcast(-LN2_LOW), n.fma(broadcast(-LN2_HIGH), x));
        FloatVector p = broadcast(C7).fma(r, broadcast(C6));
        p = p.fma(r, broadcast(C5));
        p = p.fma(r, broadcast(C4));
        p = p.fma(r, broadcast(C3));
        p = p.fma(r, broadcast(C2));
        p = p.fma(r, broadcast(1));
        p = p.fma(r, broadcast(1));
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT);
        FloatVector result = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
        return result.blend(0f, x.lt(LOWEST)).blend(Float.NaN, x.test(VectorOperators.IS_NAN));
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(Floats.LANES, value);
    }
}
