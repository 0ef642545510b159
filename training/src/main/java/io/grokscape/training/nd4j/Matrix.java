package io.grokscape.training.nd4j;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A row-major matrix in off-heap memory, or a rectangle of one.
 *
 * @param values stands at the first value
 * @param rows number of rows
 * @param columns number of columns
 * @param stride values from one row's start to the next one's
 */
record Matrix(FloatPointer values, long address, int rows, int columns, int stride) {

    Matrix(FloatPointer values, int rows, int columns, int stride) {
        this(values, values.address() + values.position() * Float.BYTES, rows, columns, stride);
    }

    /** Where that row starts. */
    long row(int row) {
        return address + (long) row * stride * Float.BYTES;
    }

    /** Those rows of it. */
    Matrix rows(int from, int count) {
        return count == rows ? this : new Matrix(at((long) from * stride), count, columns, stride);
    }

    /** Those columns of it. */
    Matrix columns(int from, int count) {
        return new Matrix(at(from), rows, count, stride);
    }

    private FloatPointer at(long offset) {
        FloatPointer moved = new FloatPointer(values);
        return moved.position(values.position() + offset);
    }

    /** Those rows and all behind. */
    Matrix rowsFrom(int from) {
        return rows(from, rows - from);
    }

    /** Sets every value to 0. Not for columns of a wider matrix. */
    void clear() {
        Floats.zero(address, (long) rows * stride);
    }

    /** Takes over the values of a matrix of the same shape and stride. */
    void copyFrom(Matrix other) {
        Floats.copy(other.address, address, (long) rows * stride);
    }
}
