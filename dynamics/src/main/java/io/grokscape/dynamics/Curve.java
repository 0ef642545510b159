package io.grokscape.dynamics;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * A run's measurements as columns, one row per logged epoch, epochs strictly rising. NaN stands for a validation value
 * or a norm that was not measured.
 */
public final class Curve {
    private final int[] epochs; // (rows)
    private final double[][] columns; // (5, rows), in the order of the constants below

    private static final int TRAIN_LOSS = 0;
    private static final int TRAIN_ACCURACY = 1;
    private static final int VALIDATION_LOSS = 2;
    private static final int VALIDATION_ACCURACY = 3;
    private static final int PARAMETER_NORM = 4;

    private Curve(int[] epochs, double[][] columns) {
        this.epochs = epochs;
        this.columns = columns;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Number of rows. */
    public int size() {
        return epochs.length;
    }

    /** Updates done when that row was measured. */
    public int epoch(int row) {
        return epochs[row];
    }

    /** The last row's epoch, 0 for an empty curve. */
    public int lastEpoch() {
        return size() == 0 ? 0 : epochs[size() - 1];
    }

    /** Mean cross-entropy over the training set. */
    public double trainLoss(int row) {
        return columns[TRAIN_LOSS][row];
    }

    /** Share of the training set got right, 0 to 1. */
    public double trainAccuracy(int row) {
        return columns[TRAIN_ACCURACY][row];
    }

    /** Mean cross-entropy over the validation set; NaN where there is none. */
    public double validationLoss(int row) {
        return columns[VALIDATION_LOSS][row];
    }

    /** Share of the validation set got right, 0 to 1; NaN where there is none. */
    public double validationAccuracy(int row) {
        return columns[VALIDATION_ACCURACY][row];
    }

    /** L2 norm of all parameters; NaN where it was not measured. */
    public double parameterNorm(int row) {
        return columns[PARAMETER_NORM][row];
    }

    /** Whether validation was measured in that row. */
    public boolean validated(int row) {
        return !Double.isNaN(validationAccuracy(row));
    }

    /**
     * Whether the run had diverged by that row: the training loss is NaN or infinite, or the validation loss is where
     * validation was measured.
     */
    public boolean diverged(int row) {
        return !Double.isFinite(trainLoss(row))
                || Double.isInfinite(validationLoss(row))
                || (validated(row) && Double.isNaN(validationLoss(row)));
    }

    /**
     * Collects rows in any order. A run that was resumed logs some epochs twice: of two rows for one epoch the later
     * one counts.
     */
    public static final class Builder {
        private static final int FIRST_ROWS = 128;
        private int size;
        private boolean sorted = true;
        private int[] epochs = new int[FIRST_ROWS];
        private final double[][] columns = new double[5][FIRST_ROWS];

        private Builder() {}

        /** Adds the state after {@code epoch} updates. */
        public Builder add(
                int epoch,
                double trainLoss,
                double trainAccuracy,
                double validationLoss,
                double validationAccuracy,
                double parameterNorm) {
            if (size == epochs.length) {
                grow();
            }
            sorted &= size == 0 || epoch > epochs[size - 1];
            epochs[size] = epoch;
            columns[TRAIN_LOSS][size] = trainLoss;
            columns[TRAIN_ACCURACY][size] = trainAccuracy;
            columns[VALIDATION_LOSS][size] = validationLoss;
            columns[VALIDATION_ACCURACY][size] = validationAccuracy;
            columns[PARAMETER_NORM][size] = parameterNorm;
            size++;
            return this;
        }

        public Curve build() {
            return sorted ? asAdded() : inOrder();
        }

        private Curve asAdded() {
            double[][] copies = new double[columns.length][];
            Arrays.setAll(copies, i -> Arrays.copyOf(columns[i], size));
            return new Curve(Arrays.copyOf(epochs, size), copies);
        }

        private Curve inOrder() {
            TreeMap<Integer, Integer> lastRowOf = new TreeMap<>();
            for (int row = 0; row < size; row++) {
                lastRowOf.put(epochs[row], row);
            }
            int[] rows = lastRowOf.values().stream().mapToInt(Integer::intValue).toArray();
            double[][] copies = new double[columns.length][rows.length];
            for (int i = 0; i < copies.length; i++) {
                double[] column = columns[i];
                Arrays.setAll(copies[i], row -> column[rows[row]]);
            }
            return new Curve(Arrays.stream(rows).map(row -> epochs[row]).toArray(), copies);
        }

        private void grow() {
            epochs = Arrays.copyOf(epochs, 2 * size);
            Arrays.setAll(columns, i -> Arrays.copyOf(columns[i], 2 * size));
        }
    }
}
