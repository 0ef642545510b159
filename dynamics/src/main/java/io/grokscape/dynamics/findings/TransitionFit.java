package io.grokscape.dynamics.findings;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.StatUtils;

/** The logistic over log D, centred and scaled. */
record TransitionFit(SeedOutcomes outcomes, double centre, double scale, double[] x, Logistic curve) {
    private static final long SEED = 0xD1B54A32D192ED03L;

    static TransitionFit of(SeedOutcomes outcomes) {
        double[] logs =
                Arrays.stream(outcomes.trainSizes()).mapToDouble(Math::log).toArray();
        double centre = StatUtils.mean(logs);
        double scale = Math.sqrt(StatUtils.populationVariance(logs));
        double[] x = Arrays.stream(logs).map(log -> (log - centre) / scale).toArray();
        return new TransitionFit(outcomes, centre, scale, x, Logistic.fit(x, outcomes.grokked(), outcomes.seeds()));
    }

    double midpoint() {
        return size(curve);
    }

    /** Where the log odds of grokking are that. */
    double reaching(double logOdds) {
        return Math.exp(centre + scale * (logOdds - curve.intercept()) / curve.slope());
    }

    /** Midpoints of fits to seeds drawn from the fitted P(grok); falling ones say nothing about a midpoint. */
    double[] draws(int wanted) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[wanted];
        int count = 0;
        for (int draw = 0; draw < wanted; draw++) {
            double[] successes = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                double p = curve.at(x[i]);
                for (int seed = 0; seed < outcomes.seeds()[i]; seed++) {
                    successes[i] += random.nextDouble() < p ? 1 : 0;
                }
            }
            Logistic drawn = Logistic.fit(x, successes, outcomes.seeds(), curve);
            if (drawn.slope() > 0) {
                draws[count++] = size(drawn);
            }
        }
        return Arrays.copyOf(draws, count);
    }

    private double size(Logistic fitted) {
        return Math.exp(centre + scale * fitted.midpoint());
    }
}
