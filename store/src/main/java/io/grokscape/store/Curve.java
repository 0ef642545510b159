package io.grokscape.store;

import java.util.List;

/**
 * A run's measurements.
 *
 * @param rows by epoch, each epoch at most once
 */
public record Curve(List<CurveRow> rows) {
    public Curve {
        rows = List.copyOf(rows);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i - 1).epoch() >= rows.get(i).epoch()) {
                throw new IllegalArgumentException("epoch %d follows epoch %d in a curve"
                        .formatted(rows.get(i).epoch(), rows.get(i - 1).epoch()));
            }
        }
    }

    /** The rows up to and including that epoch. */
    public Curve upTo(int epoch) {
        return new Curve(rows.stream().filter(row -> row.epoch() <= epoch).toList());
    }
}
