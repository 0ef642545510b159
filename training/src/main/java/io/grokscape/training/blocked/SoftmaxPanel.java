package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The passes of a softmax over the features of a panel, one row per lane: features follow each other at a stride, and
 * nothing crosses lanes. The exponential stands in the loop itself because a method of ours that returns a vector may
 * not be inlined, and then every vector is boxed.
 *
 * <p>e^x for x ≤ 0, to about one unit in the last place: x = n·ln 2 + r with |r| ≤ ln 2 / 2; e^r by a polynomial of
 * degree 6 (Chebyshev fit, relative error 1e-8 before rounding); n goes straight into the exponent's bits.
 */
final class SoftmaxPanel {
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

    private SoftmaxPanel() {}

    /** maxima[r] = the largest panel[i][r]; NaN is passed over. Four columns at once: each waits for itself. */
    static void maxima(long panel, long featureBytes, int features, long rowsBytes, long maxima) {
        for (long at = 0; at != rowsBytes; at += 4 * VECTOR_BYTES) {
            long from = panel + at;
            long end = from + features * featureBytes;
            FloatVector a = FloatVector.fromMemorySegment(SPECIES, ALL, from, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(SPECIES, ALL, from + VECTOR_BYTES, ORDER);
            FloatVector c = FloatVector.fromMemorySegment(SPECIES, ALL, from + 2 * VECTOR_BYTES, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(SPECIES, ALL, from + 3 * VECTOR_BYTES, ORDER);
            for (from += featureBytes; from != end; from += featureBytes) {
                FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, from, ORDER);
                FloatVector y = FloatVector.fromMemorySegment(SPECIES, ALL, from + VECTOR_BYTES, ORDER);
                FloatVector z = FloatVector.fromMemorySegment(SPECIES, ALL, from + 2 * VECTOR_BYTES, ORDER);
                FloatVector w = FloatVector.fromMemorySegment(SPECIES, ALL, from + 3 * VECTOR_BYTES, ORDER);
                a = a.blend(x, x.compare(VectorOperators.GT, a));
                b = b.blend(y, y.compare(VectorOperators.GT, b));
                c = c.blend(z, z.compare(VectorOperators.GT, c));
                d = d.blend(w, w.compare(VectorOperators.GT, d));
            }
            a.intoMemorySegment(ALL, maxima + at, ORDER);
            b.intoMemorySegment(ALL, maxima + at + VECTOR_BYTES, ORDER);
            c.intoMemorySegment(ALL, maxima + at + 2 * VECTOR_BYTES, ORDER);
            d.intoMemorySegment(ALL, maxima + at + 3 * VECTOR_BYTES, ORDER);
        }
    }

    /**
     * panel[i][r] = e^(panel[i][r] − shifts[r]), and sums[r] = their sum. NaN stays NaN; −∞ gives 0.
     *
     * @param toOffset bytes from where a value is read to where its exponential is written
     */
    static void exponentials(
            long panel, long featureBytes, int features, long rowsBytes, long shifts, long toOffset, long sums) {
        for (long at = 0; at != rowsBytes; at += VECTOR_BYTES) {
            FloatVector shift = FloatVector.fromMemorySegment(SPECIES, ALL, shifts + at, ORDER);
            FloatVector sum = FloatVector.zero(SPECIES);
            long from = panel + at;
            long end = from + features * featureBytes;
            for (; from != end; from += featureBytes) {
                FloatVector x =
                        FloatVector.fromMemorySegment(SPECIES, ALL, from, ORDER).sub(shift);
                FloatVector t = x.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
                FloatVector n = t.sub(FloatVector.broadcast(SPECIES, ROUNDER));
                FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
                r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
                FloatVector p = r.fma(
                        FloatVector.broadcast(SPECIES, 0x1.6d43bp-10f), FloatVector.broadcast(SPECIES, 0x1.120be8p-7f));
                p = p.fma(r, FloatVector.broadcast(SPECIES, 0x1.5554e8p-5f));
                p = p.fma(r, FloatVector.broadcast(SPECIES, 0x1.5554dcp-3f));
                p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
                p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
                p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
                // NaN needs nothing of its own: t's low bits are 0 then, so p, which is NaN too, goes through as it is.
                FloatVector e = t.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHL, 23)
                        .add(p.reinterpretAsInts())
                        .reinterpretAsFloats()
                        .blend(
                                FloatVector.zero(SPECIES),
                                x.compare(VectorOperators.LT, FloatVector.broadcast(SPECIES, LOWEST)));
                e.intoMemorySegment(ALL, from + toOffset, ORDER);
                sum = sum.add(e);
            }
            sum.intoMemorySegment(ALL, sums + at, ORDER);
        }
    }

    /** panel[i][r] = panel[i][r]·factors[r]. */
    static void multiply(long panel, long featureBytes, int features, long rowsBytes, long factors) {
        for (long at = 0; at != rowsBytes; at += VECTOR_BYTES) {
            FloatVector factor = FloatVector.fromMemorySegment(SPECIES, ALL, factors + at, ORDER);
            long from = panel + at;
            long end = from + features * featureBytes;
            for (; from != end; from += featureBytes) {
                FloatVector.fromMemorySegment(SPECIES, ALL, from, ORDER)
                        .mul(factor)
                        .intoMemorySegment(ALL, from, ORDER);
            }
        }
    }

    /** values[r] = numerator / values[r]. */
    static void divide(float numerator, long values, long rowsBytes) {
        for (long at = 0; at != rowsBytes; at += VECTOR_BYTES) {
            FloatVector.broadcast(SPECIES, numerator)
                    .div(FloatVector.fromMemorySegment(SPECIES, ALL, values + at, ORDER))
                    .intoMemorySegment(ALL, values + at, ORDER);
        }
    }

    /**
     * The gradients of a softmax's inputs: gradients[i][r] = p[i][r]·(gradients[i][r] − Σ_j p[j][r]·gradients[j][r]).
     *
     * @param p the softmax, laid out as the gradients
     */
    static void gradient(long p, long gradients, long featureBytes, int features, long rowsBytes) {
        for (long row = 0; row != rowsBytes; row += VECTOR_BYTES) {
            FloatVector mean = FloatVector.zero(SPECIES);
            long end = row + features * featureBytes;
            for (long at = row; at != end; at += featureBytes) {
                mean = FloatVector.fromMemorySegment(SPECIES, ALL, p + at, ORDER)
                        .fma(FloatVector.fromMemorySegment(SPECIES, ALL, gradients + at, ORDER), mean);
            }
            for (long at = row; at != end; at += featureBytes) {
                FloatVector.fromMemorySegment(SPECIES, ALL, gradients + at, ORDER)
                        .sub(mean)
                        .mul(FloatVector.fromMemorySegment(SPECIES, ALL, p + at, ORDER))
                        .intoMemorySegment(ALL, gradients + at, ORDER);
            }
        }
    }
}
