package io.grokscape.dynamics.findings;

/**
 * P(success) = 1 / (1 + exp(−(a + b·x))) through counts of successes, by Firth's penalised likelihood (Biometrika 80,
 * 1993): finite also where successes and failures are perfectly separated, which a steep transition under few seeds
 * mostly is.
 *
 * @param intercept a
 * @param slope b
 */
record Logistic(double intercept, double slope) {
    private static final int ITERATIONS = 60;
    private static final double LONGEST_STEP = 2;
    private static final double CONVERGED = 1e-8;

    /** Fits {@code successes[i]} of {@code trials[i]} at {@code x[i]}; x should be centred and of scale 1. */
    static Logistic fit(double[] x, double[] successes, int[] trials) {
        return fit(x, successes, trials, new Logistic(0, 1));
    }

    /** The same fit, found sooner from a start near it. */
    static Logistic fit(double[] x, double[] successes, int[] trials, Logistic start) {
        double a = start.intercept;
        double b = start.slope;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] p = new double[x.length];
            double w0 = 0;
            double w1 = 0;
            double w2 = 0;
            for (int i = 0; i < x.length; i++) {
                p[i] = probability(a + b * x[i]);
                double w = weight(trials[i], p[i]);
                w0 += w;
                w1 += w * x[i];
                w2 += w * x[i] * x[i];
            }
            double determinant = w0 * w2 - w1 * w1 + 1e-12;
            double ga = 0;
            double gb = 0;
            for (int i = 0; i < x.length; i++) {
                double leverage = weight(trials[i], p[i]) * (w2 - 2 * w1 * x[i] + w0 * x[i] * x[i]) / determinant;
                double score = successes[i] - trials[i] * p[i] + leverage * (.5 - p[i]);
                ga += score;
                gb += score * x[i];
            }
            double stepA = Math.clamp((w2 * ga - w1 * gb) / determinant, -LONGEST_STEP, LONGEST_STEP);
            double stepB = Math.clamp((w0 * gb - w1 * ga) / determinant, -LONGEST_STEP, LONGEST_STEP);
            a += stepA;
            b += stepB;
            if (Math.abs(stepA) + Math.abs(stepB) < CONVERGED) {
                break;
            }
        }
        return new Logistic(a, b);
    }

    double at(double x) {
        return probability(intercept + slope * x);
    }

    /** Where half succeed. */
    double midpoint() {
        return -intercept / slope;
    }

    private static double weight(int trials, double p) {
        return trials * p * (1 - p) + 1e-12;
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-Math.clamp(logit, -30, 30)));
    }
}
