package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.FLOAT;
import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.LANES;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Passes over panels (features × PANEL rows, feature-major) between the matrix products. */
final class Elementwise {
    private Elementwise() {}

    /** panel = max(0, panel + bias), one bias per feature. */
    static void biasAndRelu(long panel, long bias, int features) {
        for (int i = 0; i < features; i++) {
            FloatVector b = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, bias + (long) i * FLOAT_BYTES));
            long end = panel + PANEL_BYTES;
            for (; panel != end; panel += VECTOR_BYTES) {
                FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, panel, ORDER)
                        .add(b);
                // NaN passes: a broken run must be seen to be broken.
                x.blend(0, x.compare(VectorOperators.LE, 0)).intoMemorySegment(ALL, panel, ORDER);
            }
        }
    }

    /** panel = panel · mask, one value of the mask per row. */
    static void maskRows(long panel, long mask, int features) {
        for (int i = 0; i < features; i++) {
            for (int at = 0; at < PANEL_BYTES; at += VECTOR_BYTES) {
                FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, panel + at, ORDER);
                x.mul(FloatVector.fromMemorySegment(SPECIES, ALL, mask + at, ORDER))
                        .intoMemorySegment(ALL, panel + at, ORDER);
            }
            panel += PANEL_BYTES;
        }
    }

    /** gradient = 0 where the ReLU's output is 0; sums += the gradient, lane by lane, (features, LANES). */
    static void reluGradient(long gradient, long output, long sums, int features) {
        for (int i = 0; i < features; i++) {
            FloatVector sum = FloatVector.fromMemorySegment(SPECIES, ALL, sums, ORDER);
            long end = gradient + PANEL_BYTES;
            for (; gradient != end; gradient += VECTOR_BYTES, output += VECTOR_BYTES) {
                FloatVector y = FloatVector.fromMemorySegment(SPECIES, ALL, output, ORDER);
                FloatVector dy = FloatVector.fromMemorySegment(SPECIES, ALL, gradient, ORDER)
                        .blend(0, y.compare(VectorOperators.LE, 0));
                dy.intoMemorySegment(ALL, gradient, ORDER);
                sum = sum.add(dy);
            }
            sum.intoMemorySegment(ALL, sums, ORDER);
            sums += VECTOR_BYTES;
        }
    }

    /** panel += other + bias, one bias per feature. */
    static void addAndBias(long panel, long other, long bias, int features) {
        for (int i = 0; i < features; i++) {
            FloatVector b = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, bias + (long) i * FLOAT_BYTES));
            long end = panel + PANEL_BYTES;
            for (; panel != end; panel += VECTOR_BYTES, other += VECTOR_BYTES) {
                FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, panel, ORDER);
                x.add(FloatVector.fromMemorySegment(SPECIES, ALL, other, ORDER))
                        .add(b)
                        .intoMemorySegment(ALL, panel, ORDER);
            }
        }
    }

    /** to += from, over that many floats (whole vectors). */
    static void add(long to, long from, long floats) {
        for (long at = 0; at < floats * FLOAT_BYTES; at += VECTOR_BYTES) {
            FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, to + at, ORDER);
            x.add(FloatVector.fromMemorySegment(SPECIES, ALL, from + at, ORDER)).intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    /** to −= from, over that many bytes (whole vectors). */
    static void subtract(long to, long from, long bytes) {
        for (long at = 0; at != bytes; at += VECTOR_BYTES) {
            FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, to + at, ORDER);
            x.sub(FloatVector.fromMemorySegment(SPECIES, ALL, from + at, ORDER)).intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    /** to = from, over that many floats. */
    static void copy(long from, long to, int floats) {
        for (long end = from + (long) floats * FLOAT_BYTES; from != end; from += FLOAT_BYTES, to += FLOAT_BYTES) {
            ALL.set(FLOAT, to, ALL.get(FLOAT, from));
        }
    }

    /** sums += the rows of a row-major matrix, (columns rounded up to whole vectors). */
    static void addRows(long matrix, long rowBytes, int rows, long sums) {
        for (long column = 0; column < rowBytes; column += VECTOR_BYTES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(FloatVector.fromMemorySegment(SPECIES, ALL, matrix + row * rowBytes + column, ORDER));
            }
            sum.add(FloatVector.fromMemorySegment(SPECIES, ALL, sums + column, ORDER))
                    .intoMemorySegment(ALL, sums + column, ORDER);
        }
    }

    /** Sum of the lanes of the vector at an address, first to last: the same bits whether compiled or not. */
    static float sumOfLanes(long vector) {
        float sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += Memory.get(vector + (long) lane * FLOAT_BYTES);
        }
        return sum;
    }
}
