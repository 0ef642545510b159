package io.grokscape.dashboard.trace;

import io.grokscape.dashboard.curve.CurveColumn;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs are compared by. Units as in {@link CurveColumn}. */
public enum Metric {
    TRAIN_LOSS(CurveColumn.TRAIN_LOSS, 0, Double.POSITIVE_INFINITY, false),
    TRAIN_ACCURACY(CurveColumn.TRAIN_ACCURACY, 0, 1, true),
    VALIDATION_LOSS(CurveColumn.VALIDATION_LOSS, 0, Double.POSITIVE_INFINITY, false),
    VALIDATION_ACCURACY(CurveColumn.VALIDATION_ACCURACY, 0, 1, true),
    PARAMETER_NORM(CurveColumn.PARAMETER_NORM, 0, Double.POSITIVE_INFINITY, false),
    VALIDATION_MARGIN(CurveColumn.VALIDATION_MARGIN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);

    private final CurveColumn column;
    private final double low;
    private final double high;
    private final boolean highIsBest;

    Metric(CurveColumn column, double low, double high, boolean highIsBest) {
        this.column = column;
        this.low = low;
        this.high = high;
        this.highIsBest = highIsBest;
    }

    /** The name in the database and in JSON. */
    public String key() {
        return column.key();
    }

    CurveColumn column() {
        return column;
    }

    /** All that metrics are read from. */
    static Set<CurveColumn> columns() {
        return Arrays.stream(values()).map(Metric::column).collect(Collectors.toSet());
    }

    /** The metric of that name. */
    public static Optional<Metric> of(String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.key().equals(key))
                .findFirst();
    }

    /** The nearest value that the metric can have. */
    double clip(double value) {
        return Math.clamp(value, low, high);
    }

    double best(double[] values) {
        var known = Arrays.stream(values).filter(Double::isFinite);
        return (highIsBest ? known.max() : known.min()).orElse(Double.NaN);
    }
}
