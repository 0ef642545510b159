package io.grokscape.training.probes;

import io.grokscape.spec.Loss;

/** The loss of one row of logits, in double. */
final class CrossEntropy {
    private CrossEntropy() {}

    /** −log of the label's share, by the run's own normalisation. */
    static double of(double[] logits, int label, Loss loss) {
        return switch (loss) {
            case SOFTMAX -> softmax(logits, label);
            case STABLEMAX -> stableMax(logits, label);
        };
    }

    /** As log1p of the others' terms over the label's, so that a small loss keeps its digits. */
    private static double softmax(double[] logits, int label) {
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logits.length; c++) {
            best = Math.max(best, logits[c]);
        }
        double others = 0;
        for (int c = 0; c < logits.length; c++) {
            others += c == label ? 0 : Math.exp(logits[c] - best);
        }
        double gap = logits[label] - best;
        return gap > -500 ? Math.log1p(others / Math.exp(gap)) : Math.log(others) - gap;
    }

    private static double stableMax(double[] logits, int label) {
        double others = 0;
        for (int c = 0; c < logits.length; c++) {
            others += c == label ? 0 : term(logits[c]);
        }
        return Math.log1p(others / term(logits[label]));
    }

    private static double term(double x) {
        return x >= 0 ? x + 1 : 1 / (1 - x);
    }
}
