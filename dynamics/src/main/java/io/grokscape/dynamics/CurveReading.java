package io.grokscape.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Takes the evidence from a curve: final levels as medians, crossings as first epochs. */
final class CurveReading {
    /** A rise rests where validation stays within this band … */
    private static final double PLATEAU_BAND = .06;
    /** … for this share of all epochs … */
    private static final double PLATEAU_SHARE = .05;
    /** … over at least this many rows. */
    private static final int PLATEAU_ROWS = 4;
    /** Neighbouring levels are at least this far apart. */
    private static final double PLATEAU_STEP = .1;

    private final Curve curve;
    private final VerdictRules rules;

    private CurveReading(Curve curve, VerdictRules rules) {
        this.curve = curve;
        this.rules = rules;
    }

    static Evidence evidence(Curve curve, VerdictRules rules) {
        return new CurveReading(curve, rules).evidence();
    }

    private Evidence evidence() {
        int lastValidated = lastRow(curve::validated);
        double train = median(finalRows(curve.size() - 1, row -> true), curve::trainAccuracy);
        double validation = median(finalRows(lastValidated, curve::validated), curve::validationAccuracy);
        boolean generalised = validation >= rules.floor();
        int fitted = firstRow(row -> curve.trainAccuracy(row) >= rules.fitted());
        int risen = generalised ? firstRow(row -> curve.validationAccuracy(row) >= validation / 2) : -1;
        return new Evidence(
                curve.lastEpoch(),
                curve.size(),
                train,
                optional(validation),
                lastValidated < 0 ? OptionalDouble.empty() : optional(curve.validationAccuracy(lastValidated)),
                epoch(fitted),
                epoch(risen),
                generalised ? normChange(validation) : OptionalDouble.empty(),
                generalised ? plateaus(validation) : List.of(),
                LossDescent.of(curve, rules),
                generalised && !memorisedVisibly(risen));
    }

    /** Whether training led validation by more than the gap at any time until validation had risen half way. */
    private boolean memorisedVisibly(int risen) {
        for (int row = 0; row <= risen; row++) {
            if (curve.trainAccuracy(row) - curve.validationAccuracy(row) > rules.gap()) {
                return true;
            }
        }
        return false;
    }

    private OptionalDouble normChange(double validation) {
        int from = firstRow(row -> curve.validationAccuracy(row) >= .2 * validation);
        int to = firstRow(row -> curve.validationAccuracy(row) >= .9 * validation);
        return from < 0 || to < 0
                ? OptionalDouble.empty()
                : optional(curve.parameterNorm(to) / curve.parameterNorm(from) - 1);
    }

    private List<Double> plateaus(double validation) {
        List<Double> found = new ArrayList<>();
        int end = firstRow(row -> curve.validationAccuracy(row) >= .9 * validation);
        int row = firstRow(r -> curve.validationAccuracy(r) >= rules.floor());
        while (row >= 0 && row < end) {
            int last = lastWithinBand(row, end);
            boolean rests = last - row + 1 >= PLATEAU_ROWS
                    && curve.epoch(last) - curve.epoch(row) >= PLATEAU_SHARE * curve.lastEpoch();
            if (rests) {
                int[] rows = IntStream.rangeClosed(row, last)
                        .filter(curve::validated)
                        .toArray();
                found.add(median(rows, curve::validationAccuracy));
            }
            row = rests ? last + 1 : row + 1;
        }
        return withoutSlopes(found, validation);
    }

    /** A slow climb is cut into levels by the band; a plateau is a level with a clear step before and after it. */
    private static List<Double> withoutSlopes(List<Double> levels, double end) {
        List<Double> plateaus = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            double before = i == 0 ? 0 : levels.get(i - 1);
            double after = i + 1 < levels.size() ? levels.get(i + 1) : end;
            double level = levels.get(i);
            if (level - before >= PLATEAU_STEP && after - level >= PLATEAU_STEP) {
                plateaus.add(level);
            }
        }
        return plateaus;
    }

    private int lastWithinBand(int start, int end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int row = start;
        for (; row < end; row++) {
            double value = curve.validationAccuracy(row);
            low = value < low ? value : low;
            high = value > high ? value : high;
            if (high - low > PLATEAU_BAND) {
                break;
            }
        }
        return row - 1;
    }

    /** Rows whose epoch lies in the final window before row {@code last}, as far as they are wanted. */
    private int[] finalRows(int last, IntPredicate wanted) {
        if (last < 0) {
            return new int[0];
        }
        // A hair below the product, so that 0.9 × 4,100 includes epoch 3,690 however it is rounded.
        double from = rules.window() * curve.epoch(last) - 1e-6;
        int[] rows = new int[last + 1];
        int count = 0;
        for (int row = last; row >= 0 && curve.epoch(row) >= from; row--) {
            if (wanted.test(row)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static double median(int[] rows, IntToDoubleFunction column) {
        if (rows.length == 0) {
            return Double.NaN;
        }
        double[] values = new double[rows.length];
        Arrays.setAll(values, i -> column.applyAsDouble(rows[i]));
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private int firstRow(IntPredicate wanted) {
        for (int row = 0; row < curve.size(); row++) {
            if (wanted.test(row)) {
                return row;
            }
        }
        return -1;
    }

    private int lastRow(IntPredicate wanted) {
        int row = curve.size() - 1;
        while (row >= 0 && !wanted.test(row)) {
            row--;
        }
        return row;
    }

    private OptionalInt epoch(int row) {
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(curve.epoch(row));
    }

    private static OptionalDouble optional(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
