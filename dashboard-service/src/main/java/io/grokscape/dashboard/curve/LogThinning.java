package io.grokscape.dashboard.curve;

import java.util.BitSet;
import java.util.List;

/**
 * Fewer points of a curve, spread evenly on a log axis, without losing a spike: every bucket keeps the rows where a
 * plotted column is smallest and largest, and of the few rows that were probed at least one. Spikes are what these curves are read for; dropping every other row would
 * lose half of them.
 */
public final class LogThinning {
    /** Fewer points than this cannot hold both extremes of every plotted column. */
    public static final int MIN_POINTS = 16;

    private static final List<CurveColumn> PLOTTED = List.of(
            CurveColumn.TRAIN_LOSS,
            CurveColumn.TRAIN_ACCURACY,
            CurveColumn.VALIDATION_LOSS,
            CurveColumn.VALIDATION_ACCURACY,
            CurveColumn.PARAMETER_NORM,
            CurveColumn.TRIG_SHARE);

    private LogThinning() {}

    /** At most {@code points} rows, at least {@link #MIN_POINTS} allowed; first and last are among them. */
    public static Curve thin(Curve curve, int points) {
        return thin(curve, points, PLOTTED);
    }

    /** The same, where only those columns are plotted. */
    public static Curve thin(Curve curve, int points, List<CurveColumn> plotted) {
        if (points < MIN_POINTS) {
            throw new IllegalArgumentException("points must be at least " + MIN_POINTS + ", not " + points);
        }
        if (curve.size() <= points) {
            return curve;
        }
        int buckets = points;
        BitSet kept = keep(curve, buckets, plotted);
        while (kept.cardinality() > points) {
            buckets = Math.max(1, buckets * 3 / 4);
            kept = keep(curve, buckets, plotted);
        }
        return curve.rows(kept.stream().toArray());
    }

    private static BitSet keep(Curve curve, int buckets, List<CurveColumn> plotted) {
        BitSet kept = new BitSet(curve.size());
        kept.set(0);
        kept.set(curve.size() - 1);
        int from = 0;
        while (from < curve.size()) {
            int bucket = bucket(curve, from, buckets);
            int to = from + 1;
            while (to < curve.size() && bucket(curve, to, buckets) == bucket) {
                to++;
            }
            keepExtremes(curve, from, to, plotted, kept);
            from = to;
        }
        return kept;
    }

    /** Epoch 0 has no logarithm, so positions are those of epoch + 1. */
    private static int bucket(Curve curve, int row, int buckets) {
        double first = Math.log1p(curve.firstEpoch());
        double width = Math.log1p(curve.lastEpoch()) - first;
        return (int) Math.min(buckets - 1, (Math.log1p(curve.epochs()[row]) - first) / width * buckets);
    }

    private static void keepExtremes(Curve curve, int from, int to, List<CurveColumn> plotted, BitSet kept) {
        for (CurveColumn column : plotted) {
            double[] values = curve.column(column);
            int smallest = -1;
            int largest = -1;
            for (int row = from; row < to; row++) {
                if (!Double.isNaN(values[row])) {
                    smallest = smallest < 0 || values[row] < values[smallest] ? row : smallest;
                    largest = largest < 0 || values[row] > values[largest] ? row : largest;
                }
            }
            if (smallest >= 0) {
                kept.set(smallest);
                kept.set(largest);
            }
        }
    }
}
