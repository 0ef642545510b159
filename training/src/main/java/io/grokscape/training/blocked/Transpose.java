package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.LANES;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;

import java.lang.foreign.Arena;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposes matrices block by block. A square block of LANES vectors is transposed by interleaving its first half with
 * its second log₂(LANES) times (the perfect-shuffle network), which needs the same two shuffles on every machine.
 */
final class Transpose {
    private static final VectorShuffle<Float> LOW = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromOp(SPECIES, lane -> (lane + LANES) / 2);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0xAAAA_AAAA_AAAA_AAAAL);
    private static final int STAGES = Integer.numberOfTrailingZeros(LANES);

    private final long scratch;
    private final long other;

    Transpose(Arena arena) {
        scratch = Memory.floats(arena, (long) LANES * LANES);
        other = Memory.floats(arena, (long) LANES * LANES);
    }

    /**
     * Writes the transpose of whole blocks: both extents are rounded up to multiples of the lanes, and both matrices
     * must have room for that.
     *
     * @param fromRow bytes between rows of the source
     * @param toRow bytes between rows of the target
     */
    void run(long from, long fromRow, int rows, int columns, long to, long toRow) {
        for (int row = 0; row < rows; row += LANES) {
            for (int column = 0; column < columns; column += LANES) {
                block(
                        from + row * fromRow + (long) column * FLOAT_BYTES,
                        fromRow,
                        to + column * toRow + (long) row * FLOAT_BYTES,
                        toRow);
            }
        }
    }

    private void block(long from, long fromRow, long to, long toRow) {
        interleave(from, fromRow, scratch, VECTOR_BYTES);
        long source = scratch;
        long target = other;
        for (int stage = 1; stage < STAGES - 1; stage++) {
            interleave(source, VECTOR_BYTES, target, VECTOR_BYTES);
            long swap = source;
            source = target;
            target = swap;
        }
        interleave(source, VECTOR_BYTES, to, toRow);
    }

    private static void interleave(long from, long fromRow, long to, long toRow) {
        long half = from + (LANES / 2) * fromRow;
        for (int i = 0; i < LANES / 2; i++) {
            FloatVector a = FloatVector.fromMemorySegment(SPECIES, ALL, from + i * fromRow, ORDER);
            FloatVector b = FloatVector.fromMemorySegment(SPECIES, ALL, half + i * fromRow, ORDER);
            a.rearrange(LOW).blend(b.rearrange(LOW), ODD).intoMemorySegment(ALL, to + 2 * i * toRow, ORDER);
            a.rearrange(HIGH).blend(b.rearrange(HIGH), ODD).intoMemorySegment(ALL, to + (2 * i + 1) * toRow, ORDER);
        }
    }
}
