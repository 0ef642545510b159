package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;

/**
 * Matrix products over {@link Tiles}: C (rows × vectors of lanes) = or += A (rows × depth) · B (depth × vectors). Any
 * strides for A, contiguous rows for B and C, all strides in bytes.
 */
final class Product {
    /** Rows of the tallest tile: matrices with room for multiples of this many rows have no slow rest. */
    static final int MOST_ROWS = 8;

    private Product() {}

    /** C = A·B. */
    static void set(
            int rows, int vectors, int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow) {
        run(rows, vectors, depth, a, aRow, aStep, b, bStep, c, cRow, false);
    }

    /** C += A·B; the product is summed first, so that rounding grows with the depth and not with all that was added. */
    static void add(
            int rows, int vectors, int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow) {
        run(rows, vectors, depth, a, aRow, aStep, b, bStep, c, cRow, true);
    }

    private static void run(
            int rows,
            int vectors,
            int depth,
            long a,
            long aRow,
            long aStep,
            long b,
            long bStep,
            long c,
            long cRow,
            boolean add) {
        int done = 0;
        for (; done + 4 <= vectors; done += 4) {
            four(rows, depth, a, aRow, aStep, b + done * VECTOR_BYTES, bStep, c + done * VECTOR_BYTES, cRow, add);
        }
        if (done + 2 <= vectors) {
            two(rows, depth, a, aRow, aStep, b + done * VECTOR_BYTES, bStep, c + done * VECTOR_BYTES, cRow, add);
            done += 2;
        }
        if (done < vectors) {
            one(rows, depth, a, aRow, aStep, b + done * VECTOR_BYTES, bStep, c + done * VECTOR_BYTES, cRow, add);
        }
    }

    private static void four(
            int rows, int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            Tiles.tile4x4(depth, a + row * aRow, aRow, aStep, b, bStep, c + row * cRow, cRow, add);
        }
        for (; row < rows; row++) {
            Tiles.tile1x4(depth, a + row * aRow, aRow, aStep, b, bStep, c + row * cRow, cRow, add);
        }
    }

    private static void two(
            int rows, int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            Tiles.tile8x2(depth, a + row * aRow, aRow, aStep, b, bStep, c + row * cRow, cRow, add);
        }
        for (; row < rows; row++) {
            long from = a + row * aRow;
            long to = c + row * cRow;
            Tiles.tile1x1(depth, from, aRow, aStep, b, bStep, to, cRow, add);
            Tiles.tile1x1(depth, from, aRow, aStep, b + VECTOR_BYTES, bStep, to + VECTOR_BYTES, cRow, add);
        }
    }

    private static void one(
            int rows, int depth, long a, long aRow, long aStep, long b, long bStep, long c, long cRow, boolean add) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            Tiles.tile8x1(depth, a + row * aRow, aRow, aStep, b, bStep, c + row * cRow, cRow, add);
        }
        for (; row < rows; row++) {
            Tiles.tile1x1(depth, a + row * aRow, aRow, aStep, b, bStep, c + row * cRow, cRow, add);
        }
    }
}
