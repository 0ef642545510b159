package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.FLOAT;
import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.INT;
import static io.grokscape.training.blocked.Memory.LANES;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The kernels of {@link Attention} that go row by row through a panel, for one position at a time. {@code slots} are the
 * heads at that position, (heads, PANEL); {@code tableRows} says where each row's token stands in the tables.
 */
final class AttentionRows {
    private static final float LOWEST = -46;

    private AttentionRows() {}

    /** slots[h][r] = table[tableRows[r]][h]. */
    static void lookUp(long table, int heads, long tableRows, long slots) {
        for (int row = 0; row < PANEL; row++) {
            long from = table + (long) ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads * FLOAT_BYTES;
            for (int h = 0; h < heads; h++) {
                ALL.set(
                        FLOAT,
                        slots + h * PANEL_BYTES + (long) row * FLOAT_BYTES,
                        ALL.get(FLOAT, from + (long) h * FLOAT_BYTES));
            }
        }
    }

    /** table[tableRows[r]][h] += slots[h][r]. */
    static void scatterScores(long slots, int heads, long tableRows, long table) {
        for (int row = 0; row < PANEL; row++) {
            long to = table + (long) ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads * FLOAT_BYTES;
            for (int h = 0; h < heads; h++) {
                long at = to + (long) h * FLOAT_BYTES;
                float value = ALL.get(FLOAT, slots + h * PANEL_BYTES + (long) row * FLOAT_BYTES);
                ALL.set(FLOAT, at, ALL.get(FLOAT, at) + value);
            }
        }
    }

    /** Softmax over the positions, in place: pattern is (positions, heads, PANEL). */
    static void softmax(long pattern, int positions, int heads) {
        long positionBytes = heads * PANEL_BYTES;
        long end = pattern + positions * positionBytes;
        for (long column = pattern; column < pattern + positionBytes; column += VECTOR_BYTES) {
            FloatVector best = FloatVector.fromMemorySegment(SPECIES, ALL, column, ORDER);
            for (long at = column + positionBytes; at < end; at += positionBytes) {
                best = best.max(FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER));
            }
            FloatVector sum = FloatVector.zero(SPECIES);
            for (long at = column; at < end; at += positionBytes) {
                FloatVector e = Exponential.exp(
                        FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER).sub(best));
                e.intoMemorySegment(ALL, at, ORDER);
                sum = sum.add(e);
            }
            FloatVector scale = FloatVector.broadcast(SPECIES, 1).div(sum);
            for (long at = column; at < end; at += positionBytes) {
                FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER)
                        .mul(scale)
                        .intoMemorySegment(ALL, at, ORDER);
            }
        }
    }

    /** gradients = pattern·(gradients − Σ over positions of pattern·gradients), in place. */
    static void softmaxGradient(long pattern, long gradients, int positions, int heads) {
        long positionBytes = heads * PANEL_BYTES;
        for (long column = 0; column < positionBytes; column += VECTOR_BYTES) {
            FloatVector mean = FloatVector.zero(SPECIES);
            for (long at = column; at < positions * positionBytes; at += positionBytes) {
                mean = FloatVector.fromMemorySegment(SPECIES, ALL, pattern + at, ORDER)
                        .fma(FloatVector.fromMemorySegment(SPECIES, ALL, gradients + at, ORDER), mean);
            }
            for (long at = column; at < positions * positionBytes; at += positionBytes) {
                FloatVector.fromMemorySegment(SPECIES, ALL, gradients + at, ORDER)
                        .sub(mean)
                        .mul(FloatVector.fromMemorySegment(SPECIES, ALL, pattern + at, ORDER))
                        .intoMemorySegment(ALL, gradients + at, ORDER);
            }
        }
    }

    /**
     * to[r] = from[r] + Σ_h slots[h][r]·table[tableRows[r]][h].
     *
     * @param fromRow bytes between rows of the source; 0 for one row that all share
     * @param rowBytes bytes of a row of {@code to}, and of one head in a row of the table
     */
    static void mix(
            long from, long fromRow, long table, int heads, long rowBytes, long tableRows, long slots, long to) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads * rowBytes;
            long slot = slots + (long) row * FLOAT_BYTES;
            for (long column = 0; column < rowBytes; column += VECTOR_BYTES) {
                FloatVector sum = FloatVector.fromMemorySegment(SPECIES, ALL, from + row * fromRow + column, ORDER);
                for (int h = 0; h < heads; h++) {
                    sum = FloatVector.fromMemorySegment(SPECIES, ALL, entry + h * rowBytes + column, ORDER)
                            .fma(FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + h * PANEL_BYTES)), sum);
                }
                sum.intoMemorySegment(ALL, to + row * rowBytes + column, ORDER);
            }
        }
    }

    /** slots[h][r] = gradients[r]·table[tableRows[r]][h]. */
    static void dots(long gradients, long table, int heads, long rowBytes, long tableRows, long slots) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads * rowBytes;
            long gradient = gradients + row * rowBytes;
            for (int h = 0; h < heads; h++) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (long column = 0; column < rowBytes; column += VECTOR_BYTES) {
                    sum = FloatVector.fromMemorySegment(SPECIES, ALL, gradient + column, ORDER)
                            .fma(
                                    FloatVector.fromMemorySegment(SPECIES, ALL, entry + h * rowBytes + column, ORDER),
                                    sum);
                }
                ALL.set(FLOAT, slots + h * PANEL_BYTES + (long) row * FLOAT_BYTES, sumLanes(sum));
            }
        }
    }

    /** table[tableRows[r]][h] += slots[h][r]·gradients[r]. */
    static void scatter(long gradients, long slots, int heads, long rowBytes, long tableRows, long table) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads * rowBytes;
            long gradient = gradients + row * rowBytes;
            for (int h = 0; h < heads; h++) {
                FloatVector share = FloatVector.broadcast(
                        SPECIES, ALL.get(FLOAT, slots + h * PANEL_BYTES + (long) row * FLOAT_BYTES));
                long to = entry + h * rowBytes;
                for (long column = 0; column < rowBytes; column += VECTOR_BYTES) {
                    FloatVector.fromMemorySegment(SPECIES, ALL, gradient + column, ORDER)
                            .fma(share, FloatVector.fromMemorySegment(SPECIES, ALL, to + column, ORDER))
                            .intoMemorySegment(ALL, to + column, ORDER);
                }
            }
        }
    }

    private static final VectorShuffle<Float> FOLD_8 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 8) % LANES);
    private static final VectorShuffle<Float> FOLD_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 4) % LANES);
    private static final VectorShuffle<Float> FOLD_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 2) % LANES);
    private static final VectorShuffle<Float> FOLD_1 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 1) % LANES);

    /** Sum of the lanes. Not {@code reduceLanes}: its order, and so its bits, may differ once the code is compiled. */
    private static float sumLanes(FloatVector v) {
        if (LANES > 8) {
            v = v.add(v.rearrange(FOLD_8));
        }
        if (LANES > 4) {
            v = v.add(v.rearrange(FOLD_4));
        }
        v = v.add(v.rearrange(FOLD_2));
        v = v.add(v.rearrange(FOLD_1));
        return v.lane(0);
    }
}
