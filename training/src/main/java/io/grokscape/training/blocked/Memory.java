package io.grokscape.training.blocked;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Off-heap memory by plain address. One static segment over all memory, because the compiler folds it away; a segment
 * handed to a kernel as a parameter makes it a hundred times slower. Nothing here checks bounds: the kernels' callers
 * know their shapes.
 */
final class Memory {
    /** All memory. */
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    /** A float; unaligned only so that no alignment check is compiled in. */
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    /** An int; unaligned for the same reason. */
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    static final ByteOrder ORDER = ByteOrder.nativeOrder();
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Floats in a vector: 16 with AVX-512, 8 with AVX2, 4 with Neon. */
    static final int LANES = SPECIES.length();

    static final int FLOAT_BYTES = Float.BYTES;
    static final int VECTOR_BYTES = LANES * FLOAT_BYTES;
    /** A vector that straddles two cache lines costs up to a third more. */
    private static final int CACHE_LINE = 64;

    private Memory() {}

    /** Address of that many zeroed floats, rounded up to whole vectors, on a cache line. */
    static long floats(Arena arena, long count) {
        return arena.allocate(Math.max(1, padded(count)) * FLOAT_BYTES, CACHE_LINE)
                .address();
    }

    /** Address of that many zeroed ints. */
    static long ints(Arena arena, long count) {
        return arena.allocate(Math.max(1, count) * Integer.BYTES, CACHE_LINE).address();
    }

    /** The count rounded up to whole vectors. */
    static long padded(long count) {
        return (count + LANES - 1) / LANES * LANES;
    }

    static float get(long address) {
        return ALL.get(FLOAT, address);
    }

    static void set(long address, float value) {
        ALL.set(FLOAT, address, value);
    }

    static int getInt(long address) {
        return ALL.get(INT, address);
    }

    static void setInt(long address, int value) {
        ALL.set(INT, address, value);
    }

    static void zero(long address, long floats) {
        ALL.asSlice(address, floats * FLOAT_BYTES).fill((byte) 0);
    }

    static void write(float[] from, long to) {
        MemorySegment.copy(from, 0, ALL, FLOAT, to, from.length);
    }

    static float[] read(long from, int count) {
        float[] values = new float[count];
        MemorySegment.copy(ALL, FLOAT, from, values, 0, count);
        return values;
    }
}
