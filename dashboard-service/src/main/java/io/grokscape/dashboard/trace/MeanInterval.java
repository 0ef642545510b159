package io.grokscape.dashboard.trace;

/**
 * Mean of some values and its 95 % interval, Student's t, clipped to what the metric can be.
 *
 * @param mean null without values
 * @param low null for fewer than two values
 */
public record MeanInterval(int n, Double mean, Double low, Double high) {
    private static final MeanInterval NOTHING = new MeanInterval(0, null, null, null);

    /** Of the first {@code n} values, all finite. */
    public static MeanInterval of(double[] values, int n, Metric metric) {
        if (n == 0) {
            return NOTHING;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        double mean = sum / n;
        if (n == 1) {
            return new MeanInterval(1, mean, null, null);
        }
        // In two passes: the textbook's sum of squares loses everything where all values are nearly one.
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double half = StudentT.halfWidth(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new MeanInterval(n, mean, metric.clip(mean - half), metric.clip(mean + half));
    }
}
