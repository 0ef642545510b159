package io.grokscape.dynamics.search;

import java.util.Arrays;

/**
 * What the outcomes so far say about a transition: weights over its possible midpoints and widths, each a logistic in
 * log D as {@link io.grokscape.dynamics.findings.CriticalDatasetSize} fits it. Before any outcome all are alike.
 */
final class Belief {
    private static final int MIDPOINTS = 120;

    /** A transition may lie this far (a factor) outside the sizes that can be tried. */
    private static final double MARGIN = 1.2;

    /** Widths in log D: at D = 3000, from 12 to 720 pairs between P = .5 and P = .73. */
    private static final double[] WIDTHS = {.004, .01, .02, .04, .08, .16, .24};

    /** No verdict is so sure that one surprise rules everything out. */
    private static final double SURPRISE = .02;

    private final double[] midpoints = new double[MIDPOINTS];
    private final double[][] success; // (size, state): P(grok)
    private final double[][][] logs; // (grokked or not, size, state): the logarithms of P(grok) and P(not)
    private final double[] evidence; // (state): log likelihood; state = midpoint * WIDTHS.length + width
    private final double[] weights; // (state): probabilities that follow from it

    Belief(int[] sizes) {
        double low = Math.log(sizes[0] / MARGIN);
        double high = Math.log(sizes[sizes.length - 1] * MARGIN);
        for (int i = 0; i < MIDPOINTS; i++) {
            midpoints[i] = low + (high - low) * i / (MIDPOINTS - 1);
        }
        int states = MIDPOINTS * WIDTHS.length;
        success = new double[sizes.length][states];
        logs = new double[2][sizes.length][states];
        for (int size = 0; size < sizes.length; size++) {
            for (int state = 0; state < success[size].length; state++) {
                double z = (Math.log(sizes[size]) - midpoint(state)) / WIDTHS[state % WIDTHS.length];
                success[size][state] = SURPRISE + (1 - 2 * SURPRISE) / (1 + Math.exp(-z));
                logs[1][size][state] = Math.log(success[size][state]);
                logs[0][size][state] = Math.log(1 - success[size][state]);
            }
        }
        evidence = new double[states];
        weights = new double[states];
        Arrays.fill(weights, 1.0 / states);
    }

    private Belief(Belief other) {
        System.arraycopy(other.midpoints, 0, midpoints, 0, MIDPOINTS);
        success = other.success;
        logs = other.logs;
        evidence = other.evidence.clone();
        weights = other.weights.clone();
    }

    Belief copy() {
        return new Belief(this);
    }

    private double midpoint(int state) {
        return midpoints[state / WIDTHS.length];
    }

    /** P(grok) at a size, all told. */
    double chance(int size) {
        double chance = 0;
        for (int state = 0; state < weights.length; state++) {
            chance += weights[state] * success[size][state];
        }
        return chance;
    }

    /**
     * Learns of a run. A share between 0 and 1 stands for one that is still to end: it counts as that much of a success,
     * so that trials chosen together spread out.
     */
    void learn(int size, double grokked) {
        double best = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < evidence.length; state++) {
            evidence[state] += grokked * logs[1][size][state] + (1 - grokked) * logs[0][size][state];
            best = Math.max(best, evidence[state]);
        }
        double sum = 0;
        for (int state = 0; state < evidence.length; state++) {
            weights[state] = Math.exp(evidence[state] - best);
            sum += weights[state];
        }
        for (int state = 0; state < evidence.length; state++) {
            weights[state] /= sum;
        }
    }

    /** Variance of the log midpoint that is expected to remain after one more run at a size. */
    double varianceAfter(int size) {
        double[] sums = new double[6]; // for success and failure each: weight, mean, square
        for (int state = 0; state < weights.length; state++) {
            double m = midpoint(state);
            double won = weights[state] * success[size][state];
            double lost = weights[state] - won;
            sums[0] += won;
            sums[1] += won * m;
            sums[2] += won * m * m;
            sums[3] += lost;
            sums[4] += lost * m;
            sums[5] += lost * m * m;
        }
        return sums[2] - sums[1] * sums[1] / sums[0] + sums[5] - sums[4] * sums[4] / sums[3];
    }

    /** The training-set size below which the midpoint lies with that probability. */
    double quantile(double probability) {
        double sum = 0;
        for (int i = 0; i < MIDPOINTS; i++) {
            double weight = 0;
            for (int width = 0; width < WIDTHS.length; width++) {
                weight += weights[i * WIDTHS.length + width];
            }
            if (sum + weight >= probability) {
                double step = midpoints[1] - midpoints[0];
                return Math.exp(midpoints[i] - step / 2 + step * (probability - sum) / weight);
            }
            sum += weight;
        }
        return Math.exp(midpoints[MIDPOINTS - 1]);
    }

    /** Width of the middle 95 %, in pairs. */
    double width() {
        return quantile(.975) - quantile(.025);
    }
}
