package io.grokscape.report.figure;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the seeds of one point come to.
 *
 * @param values by seed; NaN left out
 * @param mean NaN without values
 * @param low 95 % bootstrap interval of the mean; NaN for fewer than two seeds
 * @param high its upper end
 */
public record Seeds(double[] values, double mean, double low, double high) {
    private static final int DRAWS = 1000;
    private static final long SEED = 0x5DEECE66DL;

    /** The seeds of that point. The same values give the same interval. */
    public static Seeds of(double[] all) {
        double[] values = Arrays.stream(all).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (values.length < 2) {
            return new Seeds(values, mean, Double.NaN, Double.NaN);
        }
        double[] means = means(values);
        return new Seeds(values, mean, means[DRAWS / 40], means[DRAWS - 1 - DRAWS / 40]);
    }

    private static double[] means(double[] values) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < values.length; i++) {
                means[draw] += values[random.nextInt(values.length)] / values.length;
            }
        }
        Arrays.sort(means);
        return means;
    }

    public double max() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
