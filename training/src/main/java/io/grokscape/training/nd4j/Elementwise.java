package io.grokscape.training.nd4j;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Work on matrices value by value. */
final class Elementwise {
    /** Sums over thousands of rows keep their last digits when taken in blocks. */
    private static final int BLOCK_ROWS = 64;

    private Elementwise() {}

    /** Every row of the matrix += bias, (columns). */
    static void addToRows(Matrix matrix, long bias) {
        for (int row = 0; row < matrix.rows(); row++) {
            Floats.add(matrix.row(row), bias, matrix.columns());
        }
    }

    /** Every value = max(0, value + its column's bias). */
    static void biasAndRelu(Matrix matrix, long bias) {
        int columns = matrix.columns();
        for (int row = 0; row < matrix.rows(); row++) {
            long at = matrix.row(row);
            int i = 0;
            for (; i <= columns - Floats.WIDTH; i += Floats.WIDTH) {
                FloatVector sum = Floats.load(at + 4L * i).add(Floats.load(bias + 4L * i));
                Floats.store(sum.max(0f), at + 4L * i);
            }
            for (; i < columns; i++) {
                Floats.set(at, i, Math.max(0, Floats.get(at, i) + Floats.get(bias, i)));
            }
        }
    }

    /** gradient = 0 where the activation is. */
    static void reluBackward(Matrix activation, Matrix gradient) {
        int columns = gradient.columns();
        for (int row = 0; row < gradient.rows(); row++) {
            long from = activation.row(row);
            long to = gradient.row(row);
            int i = 0;
            for (; i <= columns - Floats.WIDTH; i += Floats.WIDTH) {
                FloatVector active = Floats.load(from + 4L * i);
                FloatVector passed = Floats.load(to + 4L * i).blend(0f, active.compare(VectorOperators.EQ, 0f));
                Floats.store(passed, to + 4L * i);
            }
            for (; i < columns; i++) {
                Floats.set(to, i, Floats.get(from, i) == 0 ? 0 : Floats.get(to, i));
            }
        }
    }

    /** sums += the matrix's columns' sums; partial, (columns), is overwritten. */
    static void addColumnSums(Matrix matrix, long sums, Matrix partial) {
        for (int start = 0; start < matrix.rows(); start += BLOCK_ROWS) {
            partial.clear();
            for (int row = start; row < Math.min(matrix.rows(), start + BLOCK_ROWS); row++) {
                Floats.add(partial.address(), matrix.row(row), matrix.columns());
            }
            Floats.add(sums, partial.address(), matrix.columns());
        }
    }
}
