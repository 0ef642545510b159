package io.grokscape.dashboard.trace;

import java.util.List;

/**
 * Mean and 95 % interval of some runs over epochs: Student's t over the runs that have a value there, clipped to what the
 * metric can be. Null where there is no run for a mean, or are no two for an interval.
 *
 * @param n runs with a value
 */
public record Band(int[] n, Float[] mean, Float[] low, Float[] high) {
    private static final int DIGITS = 5;

    /**
     * A run's values.
     *
     * @param sampled as in {@link Trace}
     * @param keepsLast whether it keeps its last value after its end: it stopped because nothing changes any more
     */
    public record Sampled(float[] sampled, boolean keepsLast) {
        /** NaN where there is none. */
        float at(int index) {
            if (index < sampled.length) {
                return sampled[index];
            }
            return keepsLast && sampled.length > 0 ? sampled[sampled.length - 1] : Float.NaN;
        }
    }

    /** Of those runs at those indices of the grid. */
    public static Band of(List<Sampled> runs, int[] indices, Metric metric) {
        Band band = new Band(
                new int[indices.length],
                new Float[indices.length],
                new Float[indices.length],
                new Float[indices.length]);
        double[] values = new double[runs.size()];
        for (int i = 0; i < indices.length; i++) {
            int count = 0;
            for (Sampled run : runs) {
                float value = run.at(indices[i]);
                if (Float.isFinite(value)) {
                    values[count++] = value;
                }
            }
            band.set(i, MeanInterval.of(values, count, metric));
        }
        return band;
    }

    private void set(int i, MeanInterval interval) {
        n[i] = interval.n();
        mean[i] = single(interval.mean());
        low[i] = single(interval.low());
        high[i] = single(interval.high());
    }

    /** Five digits are more than a plot shows, and much less to send than all. */
    private static Float single(Double value) {
        if (value == null || value == 0) {
            return value == null ? null : 0f;
        }
        double scale = Math.pow(10, DIGITS - Math.ceil(Math.log10(Math.abs(value))));
        return (float) (Math.rint(value * scale) / scale);
    }
}
