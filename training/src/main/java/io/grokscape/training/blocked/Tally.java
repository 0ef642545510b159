package io.grokscape.training.blocked;

/** What is summed over examples to measure a state. Adding up row by row in a fixed order keeps the bits the same. */
final class Tally {
    /** Below this log1p(x) is its series to full double precision. */
    private static final double SMALL = 1e-5;
    /** Factors are collected up to here before their logarithm is taken. */
    private static final double LARGE = 1e200;

    private double loss;
    private double product = 1;
    private double margin;
    private double logitNorm;
    private int correct;
    private int collapsed;

    void reset() {
        loss = 0;
        product = 1;
        margin = 0;
        logitNorm = 0;
        correct = 0;
        collapsed = 0;
    }

    /**
     * Adds log1p(ratio) to the loss. Logarithms are dear, so factors are multiplied up and one logarithm is taken for
     * many; small ratios, which 1 + ratio would round away, go through the series.
     *
     * @param ratio the others' sum over the label's term
     */
    void loss(double ratio) {
        if (ratio < SMALL) {
            loss += ratio * (1 - ratio * (0.5 - ratio / 3));
            return;
        }
        product *= 1 + ratio;
        if (!(product < LARGE)) {
            loss += Math.log(product);
            product = 1;
        }
    }

    /** Adds a loss. */
    void plainLoss(double value) {
        loss += value;
    }

    /** Adds the label's logit minus the best other one. */
    void margin(float value) {
        margin += value;
        correct += value > 0 ? 1 : 0;
    }

    /** Adds an example whose loss gradient is exactly 0. */
    void collapse() {
        collapsed++;
    }

    /** Adds the L2 norm of an example's logits. */
    void logitNorm(double value) {
        logitNorm += value;
    }

    double loss() {
        return loss + Math.log(product);
    }

    double margin() {
        return margin;
    }

    double logitNorm() {
        return logitNorm;
    }

    int correct() {
        return correct;
    }

    int collapsed() {
        return collapsed;
    }
}
