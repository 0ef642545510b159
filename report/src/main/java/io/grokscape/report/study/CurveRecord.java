package io.grokscape.report.study;

import java.util.Arrays;
import java.util.Map;

/**
 * A curve in columns of equal length, as {@code GET /api/runs/{id}/curve} tells it.
 *
 * @param attempt the one whose lineage it is; 0 if nothing was measured
 * @param logged measurements there are; the columns may hold fewer
 * @param columns by name, {@code epoch} among them; null stands for a value that does not apply
 */
public record CurveRecord(String runId, int attempt, int logged, Map<String, Double[]> columns) {
    public CurveRecord {
        columns = columns == null ? Map.of() : columns;
    }

    /** Measurements it holds. */
    public int size() {
        return columns.getOrDefault("epoch", new Double[0]).length;
    }

    /** A column's value; null if it does not apply or there is no such column. */
    public Double value(String column, int row) {
        Double[] values = columns.get(column);
        return values == null || row >= values.length ? null : values[row];
    }

    /** A column with NaN for what does not apply. */
    public double[] column(String name) {
        return Arrays.stream(columns.getOrDefault(name, new Double[size()]))
                .mapToDouble(value -> value == null ? Double.NaN : value)
                .toArray();
    }
}
