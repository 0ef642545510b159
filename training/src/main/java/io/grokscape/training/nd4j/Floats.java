package io.grokscape.training.nd4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Arithmetic on stretches of off-heap floats, named by address.
 *
 * <p>Bits must not depend on whether the compiler has been here yet. So only operations that are exact per lane are used:
 * no {@code reduceLanes(ADD)}, whose order of summing is open, and no {@code EXP}, which has other bits once compiled.
 */
final class Floats {
    /** All of memory: passing segments about is slow, one constant segment with addresses is not. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    static final int WIDTH = LANES.length();
    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final VectorShuffle<Float> HALF = turn(2);
    private static final VectorShuffle<Float> QUARTER = turn(4);
    private static final VectorShuffle<Float> EIGHTH = turn(8);
    private static final VectorShuffle<Float> SIXTEENTH = turn(16);

    private Floats() {}

    private static VectorShuffle<Float> turn(int part) {
        return VectorShuffle.fromOp(LANES, lane -> (lane + WIDTH / part) % WIDTH);
    }

    static float get(long address, long index) {
        return MEMORY.get(FLOAT, address + index * Float.BYTES);
    }

    static void set(long address, long index, float value) {
        MEMORY.set(FLOAT, address + index * Float.BYTES, value);
    }

    static FloatVector load(long address) {
        return FloatVector.fromMemorySegment(LANES, MEMORY, address, ORDER);
    }

    static void store(FloatVector vector, long address) {
        vector.intoMemorySegment(MEMORY, address, ORDER);
    }

    static void zero(long address, long count) {
        MEMORY.asSlice(address, count * Float.BYTES).fill((byte) 0);
    }

    static void copy(long from, long to, long count) {
        MemorySegment.copy(MEMORY, from, MEMORY, to, count * Float.BYTES);
    }

    static void copy(float[] from, int offset, long to, int count) {
        MemorySegment.copy(from, offset, MEMORY, FLOAT, to, count);
    }

    static void copy(long from, float[] to, int offset, int count) {
        MemorySegment.copy(MEMORY, FLOAT, from, to, offset, count);
    }

    /** The lanes' sum, always in the same order. */
    static float total(FloatVector vector) {
        FloatVector sum = vector.add(vector.rearrange(HALF));
        sum = WIDTH >= 4 ? sum.add(sum.rearrange(QUARTER)) : sum;
        sum = WIDTH >= 8 ? sum.add(sum.rearrange(EIGHTH)) : sum;
        sum = WIDTH >= 16 ? sum.add(sum.rearrange(SIXTEENTH)) : sum;
        return sum.lane(0);
    }

    /** Σ a[i]·b[i]. */
    static float dot(long a, long b, int count) {
        int i = 0;
        float sum = 0;
        if (count >= WIDTH) {
            FloatVector partial = load(a).mul(load(b));
            for (i = WIDTH; i <= count - WIDTH; i += WIDTH) {
                partial = load(a + 4L * i).fma(load(b + 4L * i), partial);
            }
            sum = total(partial);
        }
        for (; i < count; i++) {
            sum = Math.fma(get(a, i), get(b, i), sum);
        }
        return sum;
    }

    /** to[i] += scale·from[i]. */
    static void addScaled(long to, float scale, long from, int count) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            store(load(from + 4L * i).fma(FloatVector.broadcast(LANES, scale), load(to + 4L * i)), to + 4L * i);
        }
        for (; i < count; i++) {
            set(to, i, Math.fma(get(from, i), scale, get(to, i)));
        }
    }

    /** to[i] += from[i]. */
    static void add(long to, long from, int count) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            store(load(to + 4L * i).add(load(from + 4L * i)), to + 4L * i);
        }
        for (; i < count; i++) {
            set(to, i, get(to, i) + get(from, i));
        }
    }

    /** to[i] = a[i] + b[i]. */
    static void sum(long to, long a, long b, int count) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            store(load(a + 4L * i).add(load(b + 4L * i)), to + 4L * i);
        }
        for (; i < count; i++) {
            set(to, i, get(a, i) + get(b, i));
        }
    }
}
