package io.grokscape.training.nd4j;

/** Sums over the examples of a set, gathered row by row in double. */
final class Tally {
    double loss;
    double margin;
    double logitNorm;
    int correct;
    int collapsed;
    int examples;

    double meanLoss() {
        return mean(loss);
    }

    double accuracy() {
        return mean(correct);
    }

    double meanMargin() {
        return mean(margin);
    }

    double meanLogitNorm() {
        return mean(logitNorm);
    }

    /** NaN over no examples. */
    private double mean(double sum) {
        return sum / examples;
    }
}
