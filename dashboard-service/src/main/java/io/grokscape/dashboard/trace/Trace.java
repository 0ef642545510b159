package io.grokscape.dashboard.trace;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import io.grokscape.dashboard.curve.LogThinning;
import java.util.List;

/**
 * One metric of a run, twice: at the epochs of the {@link EpochGrid} for statistics, where no epoch is preferred, and
 * thinned with its extremes for the eye.
 *
 * @param sampled (index of the grid) as last measured up to that epoch, to the first epoch of the grid that is not before
 *     the run's last; NaN where the metric does not apply
 * @param epochs (point) of the thinned trace, rising
 * @param values (point)
 * @param best the highest value of an accuracy or a margin, the lowest of a loss or a norm; NaN if there is none
 */
public record Trace(float[] sampled, int[] epochs, float[] values, double best) {
    /** Points of the thinned trace at most. */
    static final int POINTS = 160;

    /** Of a curve with at least one measurement. */
    public static Trace of(Curve curve, Metric metric) {
        CurveColumn column = metric.column();
        Curve thin = LogThinning.thin(curve, POINTS, List.of(column));
        return new Trace(
                sampled(curve, column), thin.epochs(), floats(thin.column(column)), metric.best(curve.column(column)));
    }

    private static float[] sampled(Curve curve, CurveColumn column) {
        double[] values = curve.column(column);
        float[] sampled = new float[EpochGrid.indexFrom(curve.lastEpoch()) + 1];
        int row = -1;
        for (int index = 0; index < sampled.length; index++) {
            while (row + 1 < curve.size() && curve.epochs()[row + 1] <= EpochGrid.epoch(index)) {
                row++;
            }
            sampled[index] = row < 0 ? Float.NaN : (float) values[row];
        }
        return sampled;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
