package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.FLOAT;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of a matrix product: C = A·B, or C + A·B, for a few rows of C times a few vectors. An element of A is
 * broadcast, so A may lie in any order; rows of B and C are contiguous. All strides are in bytes.
 *
 * <p>Written out by hand because the accumulators must be local variables to stay in registers, and with the Vector
 * API's own calls only: a method of ours in between is no longer inlined once the tile is large, and then every vector
 * is boxed. 16 accumulators are twice what two pipes of latency 4 need; 24 run no faster.
 */
final class Tiles {
    private Tiles() {}

    /** 4 rows × 4 vectors. */
    static void tile4x4(int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c03 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c13 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c23 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        FloatVector c33 = FloatVector.zero(SPECIES);
        long end = b + depth * bStep;
        while (b != end) {
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, ALL, b, ORDER);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, ALL, b + VECTOR_BYTES, ORDER);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, ALL, b + 2 * VECTOR_BYTES, ORDER);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, ALL, b + 3 * VECTOR_BYTES, ORDER);
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a));
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + aRow));
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 2 * aRow));
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 3 * aRow));
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            a += aStep;
            b += bStep;
        }
        if (add) {
            c00 = c00.add(FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER));
            c01 = c01.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + VECTOR_BYTES, ORDER));
            c02 = c02.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * VECTOR_BYTES, ORDER));
            c03 = c03.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * VECTOR_BYTES, ORDER));
            c10 = c10.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow, ORDER));
            c11 = c11.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow + VECTOR_BYTES, ORDER));
            c12 = c12.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow + 2 * VECTOR_BYTES, ORDER));
            c13 = c13.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow + 3 * VECTOR_BYTES, ORDER));
            c20 = c20.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow, ORDER));
            c21 = c21.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow + VECTOR_BYTES, ORDER));
            c22 = c22.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow + 2 * VECTOR_BYTES, ORDER));
            c23 = c23.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow + 3 * VECTOR_BYTES, ORDER));
            c30 = c30.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow, ORDER));
            c31 = c31.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow + VECTOR_BYTES, ORDER));
            c32 = c32.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow + 2 * VECTOR_BYTES, ORDER));
            c33 = c33.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow + 3 * VECTOR_BYTES, ORDER));
        }
        c00.intoMemorySegment(ALL, c, ORDER);
        c01.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        c02.intoMemorySegment(ALL, c + 2 * VECTOR_BYTES, ORDER);
        c03.intoMemorySegment(ALL, c + 3 * VECTOR_BYTES, ORDER);
        c10.intoMemorySegment(ALL, c + cRow, ORDER);
        c11.intoMemorySegment(ALL, c + cRow + VECTOR_BYTES, ORDER);
        c12.intoMemorySegment(ALL, c + cRow + 2 * VECTOR_BYTES, ORDER);
        c13.intoMemorySegment(ALL, c + cRow + 3 * VECTOR_BYTES, ORDER);
        c20.intoMemorySegment(ALL, c + 2 * cRow, ORDER);
        c21.intoMemorySegment(ALL, c + 2 * cRow + VECTOR_BYTES, ORDER);
        c22.intoMemorySegment(ALL, c + 2 * cRow + 2 * VECTOR_BYTES, ORDER);
        c23.intoMemorySegment(ALL, c + 2 * cRow + 3 * VECTOR_BYTES, ORDER);
        c30.intoMemorySegment(ALL, c + 3 * cRow, ORDER);
        c31.intoMemorySegment(ALL, c + 3 * cRow + VECTOR_BYTES, ORDER);
        c32.intoMemorySegment(ALL, c + 3 * cRow + 2 * VECTOR_BYTES, ORDER);
        c33.intoMemorySegment(ALL, c + 3 * cRow + 3 * VECTOR_BYTES, ORDER);
    }

    /** 8 rows × 2 vectors. */
    static void tile8x2(int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c41 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c51 = FloatVector.zero(SPECIES);
        FloatVector c60 = FloatVector.zero(SPECIES);
        FloatVector c61 = FloatVector.zero(SPECIES);
        FloatVector c70 = FloatVector.zero(SPECIES);
        FloatVector c71 = FloatVector.zero(SPECIES);
        long end = b + depth * bStep;
        while (b != end) {
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, ALL, b, ORDER);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, ALL, b + VECTOR_BYTES, ORDER);
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a));
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + aRow));
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 2 * aRow));
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 3 * aRow));
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 4 * aRow));
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 5 * aRow));
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 6 * aRow));
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 7 * aRow));
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            a += aStep;
            b += bStep;
        }
        if (add) {
            c00 = c00.add(FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER));
            c01 = c01.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + VECTOR_BYTES, ORDER));
            c10 = c10.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow, ORDER));
            c11 = c11.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow + VECTOR_BYTES, ORDER));
            c20 = c20.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow, ORDER));
            c21 = c21.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow + VECTOR_BYTES, ORDER));
            c30 = c30.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow, ORDER));
            c31 = c31.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow + VECTOR_BYTES, ORDER));
            c40 = c40.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 4 * cRow, ORDER));
            c41 = c41.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 4 * cRow + VECTOR_BYTES, ORDER));
            c50 = c50.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 5 * cRow, ORDER));
            c51 = c51.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 5 * cRow + VECTOR_BYTES, ORDER));
            c60 = c60.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 6 * cRow, ORDER));
            c61 = c61.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 6 * cRow + VECTOR_BYTES, ORDER));
            c70 = c70.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 7 * cRow, ORDER));
            c71 = c71.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 7 * cRow + VECTOR_BYTES, ORDER));
        }
        c00.intoMemorySegment(ALL, c, ORDER);
        c01.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        c10.intoMemorySegment(ALL, c + cRow, ORDER);
        c11.intoMemorySegment(ALL, c + cRow + VECTOR_BYTES, ORDER);
        c20.intoMemorySegment(ALL, c + 2 * cRow, ORDER);
        c21.intoMemorySegment(ALL, c + 2 * cRow + VECTOR_BYTES, ORDER);
        c30.intoMemorySegment(ALL, c + 3 * cRow, ORDER);
        c31.intoMemorySegment(ALL, c + 3 * cRow + VECTOR_BYTES, ORDER);
        c40.intoMemorySegment(ALL, c + 4 * cRow, ORDER);
        c41.intoMemorySegment(ALL, c + 4 * cRow + VECTOR_BYTES, ORDER);
        c50.intoMemorySegment(ALL, c + 5 * cRow, ORDER);
        c51.intoMemorySegment(ALL, c + 5 * cRow + VECTOR_BYTES, ORDER);
        c60.intoMemorySegment(ALL, c + 6 * cRow, ORDER);
        c61.intoMemorySegment(ALL, c + 6 * cRow + VECTOR_BYTES, ORDER);
        c70.intoMemorySegment(ALL, c + 7 * cRow, ORDER);
        c71.intoMemorySegment(ALL, c + 7 * cRow + VECTOR_BYTES, ORDER);
    }

    /** 8 rows × 1 vector. */
    static void tile8x1(int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c60 = FloatVector.zero(SPECIES);
        FloatVector c70 = FloatVector.zero(SPECIES);
        long end = b + depth * bStep;
        while (b != end) {
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, ALL, b, ORDER);
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a));
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + aRow));
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 2 * aRow));
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 3 * aRow));
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 4 * aRow));
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 5 * aRow));
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 6 * aRow));
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a + 7 * aRow));
            c70 = a7.fma(b0, c70);
            a += aStep;
            b += bStep;
        }
        if (add) {
            c00 = c00.add(FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER));
            c10 = c10.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + cRow, ORDER));
            c20 = c20.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * cRow, ORDER));
            c30 = c30.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * cRow, ORDER));
            c40 = c40.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 4 * cRow, ORDER));
            c50 = c50.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 5 * cRow, ORDER));
            c60 = c60.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 6 * cRow, ORDER));
            c70 = c70.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 7 * cRow, ORDER));
        }
        c00.intoMemorySegment(ALL, c, ORDER);
        c10.intoMemorySegment(ALL, c + cRow, ORDER);
        c20.intoMemorySegment(ALL, c + 2 * cRow, ORDER);
        c30.intoMemorySegment(ALL, c + 3 * cRow, ORDER);
        c40.intoMemorySegment(ALL, c + 4 * cRow, ORDER);
        c50.intoMemorySegment(ALL, c + 5 * cRow, ORDER);
        c60.intoMemorySegment(ALL, c + 6 * cRow, ORDER);
        c70.intoMemorySegment(ALL, c + 7 * cRow, ORDER);
    }

    /** 1 row × 4 vectors. */
    static void tile1x4(int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c03 = FloatVector.zero(SPECIES);
        long end = b + depth * bStep;
        while (b != end) {
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, ALL, b, ORDER);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, ALL, b + VECTOR_BYTES, ORDER);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, ALL, b + 2 * VECTOR_BYTES, ORDER);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, ALL, b + 3 * VECTOR_BYTES, ORDER);
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a));
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            a += aStep;
            b += bStep;
        }
        if (add) {
            c00 = c00.add(FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER));
            c01 = c01.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + VECTOR_BYTES, ORDER));
            c02 = c02.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * VECTOR_BYTES, ORDER));
            c03 = c03.add(FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * VECTOR_BYTES, ORDER));
        }
        c00.intoMemorySegment(ALL, c, ORDER);
        c01.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        c02.intoMemorySegment(ALL, c + 2 * VECTOR_BYTES, ORDER);
        c03.intoMemorySegment(ALL, c + 3 * VECTOR_BYTES, ORDER);
    }

    /** 1 row × 1 vector. */
    static void tile1x1(int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        long end = b + depth * bStep;
        while (b != end) {
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, ALL, b, ORDER);
            FloatVector a0 = FloatVector.broadcast(SPECIES, ALL.get(FLOAT, a));
            c00 = a0.fma(b0, c00);
            a += aStep;
            b += bStep;
        }
        if (add) {
            c00 = c00.add(FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER));
        }
        c00.intoMemorySegment(ALL, c, ORDER);
    }
}
