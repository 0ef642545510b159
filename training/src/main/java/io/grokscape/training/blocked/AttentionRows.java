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

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels of {@link Attention} that go row by row through a panel, for one position at a time. {@code slots} are the
 * heads at that position, (PANEL, heads); {@code tableRows} says where each row's token stands in the tables. Four heads
 * are the usual number and go together; others go one by one.
 */
final class AttentionRows {
    /** Heads that go together. */
    static final int GROUP = 4;

    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

    private AttentionRows() {}

    /** slots[r][h] = table[tableRows[r]][h]. */
    static void lookUp(long table, long tableBytes, int heads, long tableRows, long slots) {
        long end = tableRows + (long) PANEL * Integer.BYTES;
        long slotBytes = (long) heads * FLOAT_BYTES;
        for (; tableRows != end; tableRows += Integer.BYTES, slots += slotBytes) {
            long from = table + ALL.get(INT, tableRows) * tableBytes;
            if (heads == GROUP) {
                FloatVector.fromMemorySegment(FOUR, ALL, from, ORDER).intoMemorySegment(ALL, slots, ORDER);
            } else {
                Elementwise.copy(from, slots, heads);
            }
        }
    }

    /** table[tableRows[r]][h] += slots[r][h]. */
    static void scatterScores(long slots, int heads, long tableRows, long table, long tableBytes) {
        long end = tableRows + (long) PANEL * Integer.BYTES;
        for (; tableRows != end; tableRows += Integer.BYTES) {
            long to = table + ALL.get(INT, tableRows) * tableBytes;
            if (heads == GROUP) {
                FloatVector.fromMemorySegment(FOUR, ALL, to, ORDER)
                        .add(FloatVector.fromMemorySegment(FOUR, ALL, slots, ORDER))
                        .intoMemorySegment(ALL, to, ORDER);
                slots += GROUP * FLOAT_BYTES;
            } else {
                for (long slotEnd = slots + (long) heads * FLOAT_BYTES; slots != slotEnd; slots += FLOAT_BYTES) {
                    ALL.set(FLOAT, to, ALL.get(FLOAT, to) + ALL.get(FLOAT, slots));
                    to += FLOAT_BYTES;
                }
            }
        }
    }

    /**
     * to[r] = from[r] + Σ_h slots[r][h]·table[tableRows[r]][h].
     *
     * @param fromRow bytes between rows of the source; 0 for one row that all share
     * @param rowBytes bytes of a row of {@code to}, and of one head in a row of the table
     */
    static void mix(
            long from, long fromRow, long table, int heads, long rowBytes, long tableRows, long slots, long to) {
        int first = 0;
        for (; first + GROUP <= heads; first += GROUP) {
            mixGroup(from, fromRow, table, heads, first, rowBytes, tableRows, slots, to);
            from = to;
            fromRow = rowBytes;
        }
        for (; first < heads; first++) {
            mixOne(from, fromRow, table, heads, first, rowBytes, tableRows, slots, to);
            from = to;
            fromRow = rowBytes;
        }
    }

    private static void mixGroup(
            long from,
            long fromRow,
            long table,
            int heads,
            int head,
            long rowBytes,
            long tableRows,
            long slots,
            long to) {
        long slot = slots + (long) head * FLOAT_BYTES;
        for (int row = 0; row < PANEL; row++) {
            long entry = table + (ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads + head) * rowBytes;
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot));
            FloatVector a1 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + FLOAT_BYTES));
            FloatVector a2 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + 2 * FLOAT_BYTES));
            FloatVector a3 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + 3 * FLOAT_BYTES));
            slot += (long) heads * FLOAT_BYTES;
            for (long column = 0; column != rowBytes; column += VECTOR_BYTES) {
                long at = entry + column;
                FloatVector x0 = FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER);
                FloatVector x1 = FloatVector.fromMemorySegment(SPECIES, ALL, at + rowBytes, ORDER);
                FloatVector x2 = FloatVector.fromMemorySegment(SPECIES, ALL, at + 2 * rowBytes, ORDER);
                FloatVector x3 = FloatVector.fromMemorySegment(SPECIES, ALL, at + 3 * rowBytes, ORDER);
                FloatVector sum = FloatVector.fromMemorySegment(SPECIES, ALL, from + column, ORDER);
                sum = x3.fma(a3, x2.fma(a2, x1.fma(a1, x0.fma(a0, sum))));
                sum.intoMemorySegment(ALL, to + column, ORDER);
            }
            from += fromRow;
            to += rowBytes;
        }
    }

    private static void mixOne(
            long from,
            long fromRow,
            long table,
            int heads,
            int head,
            long rowBytes,
            long tableRows,
            long slots,
            long to) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + (ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads + head) * rowBytes;
            FloatVector a =
                    FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slots + ((long) row * heads + head) * FLOAT_BYTES));
            for (long column = 0; column != rowBytes; column += VECTOR_BYTES) {
                FloatVector sum = FloatVector.fromMemorySegment(SPECIES, ALL, from + column, ORDER);
                FloatVector.fromMemorySegment(SPECIES, ALL, entry + column, ORDER)
                        .fma(a, sum)
                        .intoMemorySegment(ALL, to + column, ORDER);
            }
            from += fromRow;
            to += rowBytes;
        }
    }

    /**
     * slots[r][h] = gradients[r]·table[tableRows[r]][h].
     *
     * @param slots what stands behind the last row, up to a vector, is overwritten
     */
    static void dots(long gradients, long table, int heads, long rowBytes, long tableRows, long slots) {
        int first = 0;
        for (; first + GROUP <= heads; first += GROUP) {
            if (heads == GROUP) {
                dotsGroup(gradients, table, rowBytes, tableRows, slots);
            } else {
                for (int h = first; h < first + GROUP; h++) {
                    dotsOne(gradients, table, heads, h, rowBytes, tableRows, slots);
                }
            }
        }
        for (; first < heads; first++) {
            dotsOne(gradients, table, heads, first, rowBytes, tableRows, slots);
        }
    }

    /** First halves of two vectors interleaved: lane 2i from lane i, lane 2i + 1 from lane LANES/2 + i. */
    private static final VectorShuffle<Float> ZIP =
            VectorShuffle.fromOp(SPECIES, lane -> lane / 2 + (lane % 2) * LANES / 2);
    /** The other way round: lane 2i from lane LANES/2 + i, lane 2i + 1 from lane i. */
    private static final VectorShuffle<Float> ZAP =
            VectorShuffle.fromOp(SPECIES, lane -> lane / 2 + (1 - lane % 2) * LANES / 2);

    private static final VectorMask<Float> UPPER =
            VectorMask.fromLong(SPECIES, (-1L << LANES / 2) & (-1L >>> Long.SIZE - LANES));
    private static final VectorShuffle<Float> FOLD_8 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 8) % LANES);
    private static final VectorShuffle<Float> FOLD_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 4) % LANES);
    private static final VectorShuffle<Float> FOLD_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 2) % LANES);
    private static final VectorShuffle<Float> FOLD_1 = VectorShuffle.fromOp(SPECIES, lane -> (lane + 1) % LANES);

    /**
     * Four dot products at a time, whose lanes are summed together: merging two vectors adds their upper to their lower
     * halves and interleaves the two, so that after two merges lane h of each group of four belongs to head h. Not
     * {@code reduceLanes}: its order, and so its bits, may differ once the code is compiled.
     */
    private static void dotsGroup(long gradients, long table, long rowBytes, long tableRows, long slots) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + ALL.get(INT, tableRows + (long) row * Integer.BYTES) * GROUP * rowBytes;
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = FloatVector.zero(SPECIES);
            FloatVector s2 = FloatVector.zero(SPECIES);
            FloatVector s3 = FloatVector.zero(SPECIES);
            for (long column = 0; column != rowBytes; column += VECTOR_BYTES) {
                long at = entry + column;
                FloatVector g = FloatVector.fromMemorySegment(SPECIES, ALL, gradients + column, ORDER);
                s0 = g.fma(FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER), s0);
                s1 = g.fma(FloatVector.fromMemorySegment(SPECIES, ALL, at + rowBytes, ORDER), s1);
                s2 = g.fma(FloatVector.fromMemorySegment(SPECIES, ALL, at + 2 * rowBytes, ORDER), s2);
                s3 = g.fma(FloatVector.fromMemorySegment(SPECIES, ALL, at + 3 * rowBytes, ORDER), s3);
            }
            FloatVector s02 =
                    s0.blend(s2, UPPER).rearrange(ZIP).add(s2.blend(s0, UPPER).rearrange(ZAP));
            FloatVector s13 =
                    s1.blend(s3, UPPER).rearrange(ZIP).add(s3.blend(s1, UPPER).rearrange(ZAP));
            FloatVector s = s02.blend(s13, UPPER)
                    .rearrange(ZIP)
                    .add(s13.blend(s02, UPPER).rearrange(ZAP));
            if (LANES > 8) {
                s = s.add(s.rearrange(FOLD_8));
            }
            if (LANES > 4) {
                s = s.add(s.rearrange(FOLD_4));
            }
            s.intoMemorySegment(ALL, slots, ORDER);
            slots += GROUP * FLOAT_BYTES;
            gradients += rowBytes;
        }
    }

    private static void dotsOne(
            long gradients, long table, int heads, int head, long rowBytes, long tableRows, long slots) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + (ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads + head) * rowBytes;
            FloatVector s = FloatVector.zero(SPECIES);
            for (long column = 0; column != rowBytes; column += VECTOR_BYTES) {
                s = FloatVector.fromMemorySegment(SPECIES, ALL, gradients + column, ORDER)
                        .fma(FloatVector.fromMemorySegment(SPECIES, ALL, entry + column, ORDER), s);
            }
            if (LANES > 8) {
                s = s.add(s.rearrange(FOLD_8));
            }
            if (LANES > 4) {
                s = s.add(s.rearrange(FOLD_4));
            }
            s = s.add(s.rearrange(FOLD_2));
            s = s.add(s.rearrange(FOLD_1));
            ALL.set(FLOAT, slots + ((long) row * heads + head) * FLOAT_BYTES, s.lane(0));
            gradients += rowBytes;
        }
    }

    /** table[tableRows[r]][h] += slots[r][h]·gradients[r]. */
    static void scatter(long gradients, long slots, int heads, long rowBytes, long tableRows, long table) {
        int first = 0;
        for (; first + GROUP <= heads; first += GROUP) {
            scatterGroup(gradients, slots, heads, first, rowBytes, tableRows, table);
        }
        for (; first < heads; first++) {
            scatterOne(gradients, slots, heads, first, rowBytes, tableRows, table);
        }
    }

    private static void scatterGroup(
            long gradients, long slots, int heads, int head, long rowBytes, long tableRows, long table) {
        long slot = slots + (long) head * FLOAT_BYTES;
        for (int row = 0; row < PANEL; row++) {
            long entry = table + (ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads + head) * rowBytes;
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot));
            FloatVector a1 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + FLOAT_BYTES));
            FloatVector a2 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + 2 * FLOAT_BYTES));
            FloatVector a3 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slot + 3 * FLOAT_BYTES));
            slot += (long) heads * FLOAT_BYTES;
            for (long column = 0; column != rowBytes; column += VECTOR_BYTES) {
                long at = entry + column;
                FloatVector g = FloatVector.fromMemorySegment(SPECIES, ALL, gradients + column, ORDER);
                FloatVector x0 = g.fma(a0, FloatVector.fromMemorySegment(SPECIES, ALL, at, ORDER));
                FloatVector x1 = g.fma(a1, FloatVector.fromMemorySegment(SPECIES, ALL, at + rowBytes, ORDER));
                FloatVector x2 = g.fma(a2, FloatVector.fromMemorySegment(SPECIES, ALL, at + 2 * rowBytes, ORDER));
                FloatVector x3 = g.fma(a3, FloatVector.fromMemorySegment(SPECIES, ALL, at + 3 * rowBytes, ORDER));
                x0.intoMemorySegment(ALL, at, ORDER);
                x1.intoMemorySegment(ALL, at + rowBytes, ORDER);
                x2.intoMemorySegment(ALL, at + 2 * rowBytes, ORDER);
                x3.intoMemorySegment(ALL, at + 3 * rowBytes, ORDER);
            }
            gradients += rowBytes;
        }
    }

    private static void scatterOne(
            long gradients, long slots, int heads, int head, long rowBytes, long tableRows, long table) {
        for (int row = 0; row < PANEL; row++) {
            long entry = table + (ALL.get(INT, tableRows + (long) row * Integer.BYTES) * heads + head) * rowBytes;
            FloatVector a =
                    FloatVector.broadcast(SPECIES, ALL.get(FLOAT, slots + ((long) row * heads + head) * FLOAT_BYTES));
            for (long column = 0; column != rowBytes; column += VECTOR_BYTES) {
                FloatVector sum = FloatVector.fromMemorySegment(SPECIES, ALL, entry + column, ORDER);
                FloatVector.fromMemorySegment(SPECIES, ALL, gradients + column, ORDER)
                        .fma(a, sum)
                        .intoMemorySegment(ALL, entry + column, ORDER);
            }
            gradients += rowBytes;
        }
    }
}
