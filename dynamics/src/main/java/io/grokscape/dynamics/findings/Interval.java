package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Percentile;

/** A 95 % interval. */
record Interval(double low, double high) {
    private static final double LOW = 2.5;
    private static final double HIGH = 97.5;

    /** The middle 95 % of bootstrap draws. */
    static Interval ofDraws(double[] draws) {
        Percentile percentile = new Percentile();
        percentile.setData(draws);
        return new Interval(percentile.evaluate(LOW), percentile.evaluate(HIGH));
    }

    /** Of the mean of so many seeds, by Student's t; not a number for fewer than two. */
    static Interval ofMean(double[] seeds) {
        double mean = StatUtils.mean(seeds);
        if (seeds.length < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double error = Math.sqrt(StatUtils.variance(seeds) / seeds.length);
        double t = new TDistribution(seeds.length - 1).inverseCumulativeProbability(HIGH / 100);
        return new Interval(mean - t * error, mean + t * error);
    }

    /** Of the difference of two means, by Welch's t, missed in that share of cases; not a number for single seeds. */
    static Interval ofDifference(double[] a, double[] b, double level) {
        if (a.length < 2 || b.length < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double va = StatUtils.variance(a) / a.length;
        double vb = StatUtils.variance(b) / b.length;
        double difference = StatUtils.mean(a) - StatUtils.mean(b);
        if (va + vb == 0) {
            return new Interval(difference, difference);
        }
        double degrees = (va + vb) * (va + vb) / (va * va / (a.length - 1) + vb * vb / (b.length - 1));
        double half = new TDistribution(degrees).inverseCumulativeProbability(1 - level / 2) * Math.sqrt(va + vb);
        return new Interval(difference - half, difference + half);
    }

    /** The same with both ends moved away from the estimate by that factor. */
    Interval widened(double estimate, double factor) {
        return new Interval(estimate + factor * (low - estimate), estimate + factor * (high - estimate));
    }

    String json() {
        return Json.array(List.of(Json.number(low), Json.number(high)));
    }
}
