package io.grokscape.dashboard.curve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measurements in columns, ordered by epoch, each epoch once. Arrays are not copied and must not be changed.
 *
 * @param epochs (row), rising strictly
 * @param values (column, row), columns as in {@link CurveColumn}
 */
public record Curve(int[] epochs, double[][] values) {
    private static final int COLUMNS = CurveColumn.values().length;

    /** No measurements. */
    public static final Curve EMPTY = new Curve(new int[0], new double[COLUMNS][0]);

    /** Rows in any order; of rows of one epoch the last counts. Each row: the values of every column. */
    public static Curve of(int[] epochs, double[][] rows) {
        Integer[] order = IntStream.range(0, epochs.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (i, j) -> Integer.compare(epochs[i], epochs[j])); // stable: later rows stay later
        int[] kept = IntStream.range(0, order.length)
                .filter(k -> k + 1 == order.length || epochs[order[k]] != epochs[order[k + 1]])
                .map(k -> order[k])
                .toArray();
        double[][] values = new double[COLUMNS][kept.length];
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < kept.length; row++) {
                values[column][row] = rows[kept[row]][column];
            }
        }
        return new Curve(Arrays.stream(kept).map(i -> epochs[i]).toArray(), values);
    }

    /** Measurements logged. */
    public int size() {
        return epochs.length;
    }

    public boolean isEmpty() {
        return epochs.length == 0;
    }

    public int firstEpoch() {
        return epochs[0];
    }

    public int lastEpoch() {
        return epochs[epochs.length - 1];
    }

    /** The values of one column, by row. */
    public double[] column(CurveColumn column) {
        return values[column.ordinal()];
    }

    /** Whether any measurement has a value in that column. */
    public boolean has(CurveColumn column) {
        return Arrays.stream(column(column)).anyMatch(value -> !Double.isNaN(value));
    }

    /** The last value of one column; NaN if there is none. */
    public double last(CurveColumn column) {
        return isEmpty() ? Double.NaN : column(column)[size() - 1];
    }

    /** Both curves' epochs; where both have one, the other's values. */
    public Curve merge(Curve other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return joined(List.of(this, other));
    }

    /** All pieces' epochs; where several have one, the values of the last of them. Pieces may overlap, and mostly do not. */
    public static Curve joined(List<Curve> pieces) {
        int[] epochs = pieces.stream()
                .flatMapToInt(piece -> Arrays.stream(piece.epochs))
                .toArray();
        double[][] values = new double[COLUMNS][];
        for (int column = 0; column < COLUMNS; column++) {
            int of = column;
            values[column] = pieces.stream()
                    .flatMapToDouble(piece -> Arrays.stream(piece.values[of]))
                    .toArray();
        }
        Curve joined = new Curve(epochs, values);
        boolean rising = IntStream.range(1, epochs.length).allMatch(i -> epochs[i - 1] < epochs[i]);
        return rising
                ? joined
                : of(
                        epochs,
                        IntStream.range(0, epochs.length).mapToObj(joined::row).toArray(double[][]::new));
    }

    /** The rows up to and with an epoch. */
    public Curve upTo(int epoch) {
        return rows(IntStream.range(0, size()).filter(i -> epochs[i] <= epoch).toArray());
    }

    /** The rows after an epoch. */
    public Curve after(int epoch) {
        return rows(IntStream.range(0, size()).filter(i -> epochs[i] > epoch).toArray());
    }

    /** Chosen rows; indices must rise. */
    public Curve rows(int[] indices) {
        double[][] chosen = new double[COLUMNS][];
        for (int column = 0; column < COLUMNS; column++) {
            double[] source = values[column];
            chosen[column] = Arrays.stream(indices).mapToDouble(i -> source[i]).toArray();
        }
        return new Curve(Arrays.stream(indices).map(i -> epochs[i]).toArray(), chosen);
    }

    private double[] row(int row) {
        return IntStream.range(0, COLUMNS)
                .mapToDouble(column -> values[column][row])
                .toArray();
    }
}
