package io.grokscape.dashboard.api;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import io.grokscape.report.study.CurveRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A curve in columns.
 *
 * @param attempt the one whose lineage it is; 0 if nothing was measured
 * @param logged measurements there are; fewer may be shown
 * @param columns by name, beginning with {@code epoch}; null stands for a value that does not apply.
 *     Norms of tensors and probes are left out where no point has any
 */
public record CurveView(String runId, int attempt, int logged, Map<String, Object> columns) {

    static CurveView of(String runId, int attempt, int logged, Curve curve) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("epoch", curve.epochs());
        for (CurveColumn column : CurveColumn.values()) {
            if (column.isAlwaysShown() || curve.has(column)) {
                columns.put(column.key(), finite(curve.column(column)));
            }
        }
        return new CurveView(runId, attempt, logged, columns);
    }

    /** The same as the export's tables take it. */
    CurveRecord record() {
        Map<String, Double[]> numbers = new LinkedHashMap<>();
        columns.forEach((name, values) -> numbers.put(
                name,
                values instanceof int[] epochs
                        ? Arrays.stream(epochs)
                                .mapToObj(epoch -> (double) epoch)
                                .toArray(Double[]::new)
                        : (Double[]) values));
        return new CurveRecord(runId, attempt, logged, numbers);
    }

    /** Points shown. */
    int size() {
        return ((int[]) columns.get("epoch")).length;
    }

    int lastEpoch() {
        return ((int[]) columns.get("epoch"))[size() - 1];
    }

    /** JSON has no NaN. */
    private static Double[] finite(double[] values) {
        Double[] boxed = new Double[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = Double.isFinite(values[i]) ? values[i] : null;
        }
        return boxed;
    }
}
