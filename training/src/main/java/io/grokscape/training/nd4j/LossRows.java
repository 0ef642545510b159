package io.grokscape.training.nd4j;

import io.grokscape.spec.Loss;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Cross-entropy of rows of logits and its gradient, in forms that stay exact once the fit is perfect (SCIENCE section 4;
 * Prieto et al., arXiv 2501.04697): the maximum subtracted, the loss as log1p of the others' sum over the label's term,
 * the label's gradient as minus the sum of the others'.
 *
 * <p>Rows are as far apart as {@link #stride}; what lies between their end and the next start holds {@link #NOWHERE} and
 * takes part in nothing.
 */
final class LossRows {
    /** A logit whose term is 0 under either loss. */
    static final float NOWHERE = -1e30f;

    private static final int STRIDE_STEP = 16;
    /** Above this share the others' sum over the label's term is small enough for log1p to be the exact form. */
    private static final double LABEL_LEADS = 0.5;

    private final Loss loss;
    private final int classes;
    private final int stride;

    LossRows(Loss loss, int classes) {
        this.loss = loss;
        this.classes = classes;
        this.stride = stride(classes);
    }

    /** Values from one row's start to the next. */
    static int stride(int classes) {
        return (classes + STRIDE_STEP - 1) / STRIDE_STEP * STRIDE_STEP;
    }

    /** Gathers losses only. */
    void evaluate(Matrix logits, int[] labels, int firstLabel, Tally tally) {
        for (int i = 0; i < logits.rows(); i++) {
            row(logits.row(i), labels[firstLabel + i], 0, 0, tally);
        }
    }

    /** Gathers losses, and the gradient of their mean with respect to the logits. */
    void differentiate(Matrix logits, int[] labels, Matrix gradient, Tally tally) {
        float share = 1f / logits.rows();
        for (int i = 0; i < logits.rows(); i++) {
            row(logits.row(i), labels[i], gradient.row(i), share, tally);
        }
    }

    /** One row; no gradient is wanted where its address is 0. */
    private void row(long logits, int label, long gradient, float share, Tally tally) {
        float own = Floats.get(logits, label);
        tally.examples++;
        tally.logitNorm += Math.sqrt(Floats.dot(logits, logits, classes));
        Floats.set(logits, label, NOWHERE);
        float best = largest(logits);
        tally.margin += own - best;
        tally.correct += own > best ? 1 : 0;
        if (loss == Loss.SOFTMAX) {
            softmax(logits, own, Math.max(own, best), label, gradient, share, tally);
        } else {
            stableMax(logits, own, label, gradient, share, tally);
        }
        Floats.set(logits, label, own);
    }

    private float largest(long logits) {
        FloatVector largest = Floats.load(logits);
        for (int i = Floats.WIDTH; i < stride; i += Floats.WIDTH) {
            largest = largest.max(Floats.load(logits + 4L * i));
        }
        return largest.reduceLanes(VectorOperators.MAX);
    }

    private void softmax(long logits, float own, float max, int label, long gradient, float share, Tally tally) {
        float ownTerm = Exponential.of(own - max);
        FloatVector sums = FloatVector.zero(Floats.LANES);
        for (int i = 0; i < stride; i += Floats.WIDTH) {
            FloatVector terms = Exponential.of(Floats.load(logits + 4L * i).sub(max));
            sums = sums.add(terms);
            if (gradient != 0) {
                Floats.store(terms, gradient + 4L * i);
            }
        }
        float others = Floats.total(sums);
        float total = ownTerm + others;
        tally.collapsed += others == 0 ? 1 : 0;
        tally.loss += ownTerm > LABEL_LEADS * total
                ? StrictMath.log1p((double) others / ownTerm)
                : StrictMath.log(total) - ((double) own - max);
        if (gradient != 0) {
            float scale = share / total;
            for (int i = 0; i < stride; i += Floats.WIDTH) {
                Floats.store(Floats.load(gradient + 4L * i).mul(scale), gradient + 4L * i);
            }
            Floats.set(gradient, label, -others * scale);
        }
    }

    /** s(x) = x + 1 for x ≥ 0, 1 / (1 − x) below; its slope is 1, and s² below. */
    private void stableMax(long logits, float own, int label, long gradient, float share, Tally tally) {
        float ownTerm = own >= 0 ? own + 1 : 1 / (1 - own);
        FloatVector sums = FloatVector.zero(Floats.LANES);
        for (int i = 0; i < stride; i += Floats.WIDTH) {
            FloatVector x = Floats.load(logits + 4L * i);
            FloatVector below =
                    FloatVector.broadcast(Floats.LANES, 1).div(x.neg().add(1));
            FloatVector terms = below.blend(x.add(1), x.compare(VectorOperators.GE, 0));
            sums = sums.add(terms);
            if (gradient != 0) {
                FloatVector slopes = below.mul(below).blend(1f, x.compare(VectorOperators.GE, 0));
                Floats.store(slopes, gradient + 4L * i);
            }
        }
        float others = Floats.total(sums);
        float total = ownTerm + others;
        tally.collapsed += others == 0 ? 1 : 0;
        tally.loss += StrictMath.log1p((double) others / ownTerm);
        if (gradient != 0) {
            float scale = share / total;
            for (int i = 0; i < stride; i += Floats.WIDTH) {
                Floats.store(Floats.load(gradient + 4L * i).mul(scale), gradient + 4L * i);
            }
            float ownSlope = own >= 0 ? 1 : ownTerm * ownTerm;
            Floats.set(gradient, label, -others / ownTerm * ownSlope * scale);
        }
    }
}
