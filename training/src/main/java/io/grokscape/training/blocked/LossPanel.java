package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.ALL;
import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.ORDER;
import static io.grokscape.training.blocked.Memory.SPECIES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import io.grokscape.spec.Loss;
import java.lang.foreign.Arena;
import jdk.incubator.vector.FloatVector;

/**
 * Turns a panel of logits (classes × PANEL) into loss gradients in place, one row per lane, in the stable forms: the
 * label's own term is kept apart, so that the others' sum never loses what the label's term would round away.
 */
final class LossPanel {
    private final Loss loss;
    private final int classes;
    /** The label's logit, (PANEL). */
    private final long labelLogits;
    /** The largest logit of the others, (PANEL). */
    private final long bestOthers;
    /** What is subtracted from every logit: the largest of all, (PANEL). */
    private final long shifts;
    /** Sum of the terms of the classes that are not the label, (PANEL). */
    private final long others;
    /** The label's term, (PANEL). */
    private final long labelTerms;
    /** What a term is multiplied with to become a gradient; 0 for rows that only fill the panel, (PANEL). */
    private final long scales;
    /** Slope of the label's term, for StableMax, (PANEL). */
    private final long slopes;
    /** Sums of squared logits, (PANEL). */
    private final long squares;
    /** Not finite once any term was not, (LANES). */
    private final long health;

    LossPanel(Loss loss, int classes, Arena arena) {
        this.loss = loss;
        this.classes = classes;
        labelLogits = Memory.floats(arena, PANEL);
        bestOthers = Memory.floats(arena, PANEL);
        shifts = Memory.floats(arena, PANEL);
        others = Memory.floats(arena, PANEL);
        labelTerms = Memory.floats(arena, PANEL);
        scales = Memory.floats(arena, PANEL);
        slopes = Memory.floats(arena, PANEL);
        squares = Memory.floats(arena, PANEL);
        health = Memory.floats(arena, Memory.LANES);
    }

    /** Forgets broken numbers seen. */
    void begin() {
        Memory.zero(health, Memory.LANES);
    }

    /** Whether a logit was not finite since {@link #begin()}. */
    boolean broken() {
        return !Float.isFinite(Elementwise.sumOfLanes(health));
    }

    /**
     * Adds the norms of a panel's logits to the tally. To be called before {@link #run} overwrites them.
     *
     * @param rows rows that count
     */
    void tallyNorms(long logits, int rows, Tally tally) {
        sumSquares(logits, classes, squares);
        for (int row = 0; row < rows; row++) {
            tally.logitNorm(Math.sqrt(Memory.get(squares + (long) row * FLOAT_BYTES)));
        }
    }

    /**
     * Replaces logits by the gradients of the mean loss.
     *
     * @param labels classes of the rows, (PANEL) ints
     * @param rows rows that count
     * @param examples what the loss is a mean over
     */
    void run(long logits, long labels, int rows, int examples) {
        takeLabels(logits, labels);
        SoftmaxPanel.maxima(logits, PANEL_BYTES, classes, PANEL_BYTES, bestOthers);
        for (int row = 0; row < PANEL; row++) {
            Memory.set(scales + (long) row * FLOAT_BYTES, row < rows ? 1f / examples : 0);
        }
        if (loss == Loss.SOFTMAX) {
            shift(bestOthers, labelLogits, shifts);
            SoftmaxPanel.exponentials(logits, PANEL_BYTES, classes, PANEL_BYTES, shifts, 0, others);
            SoftmaxPanel.exponentials(
                    labelLogits, PANEL_BYTES, 1, PANEL_BYTES, shifts, labelTerms - labelLogits, labelTerms);
            scale(others, labelTerms, scales, health);
            SoftmaxPanel.multiply(logits, PANEL_BYTES, classes, PANEL_BYTES, scales);
        } else {
            StableMax.run(logits, classes, labelLogits, others, labelTerms, slopes, scales, health);
        }
        putLabelGradients(logits, labels);
    }

    /** Keeps the labels' logits and takes them out of the panel, as −∞. */
    private void takeLabels(long logits, long labels) {
        for (int row = 0; row < PANEL; row++) {
            long at = logits
                    + Memory.getInt(labels + (long) row * Integer.BYTES) * PANEL_BYTES
                    + (long) row * FLOAT_BYTES;
            Memory.set(labelLogits + (long) row * FLOAT_BYTES, Memory.get(at));
            Memory.set(at, Float.NEGATIVE_INFINITY);
        }
    }

    /** The label's gradient is minus the sum of all others'. */
    private void putLabelGradients(long logits, long labels) {
        for (int row = 0; row < PANEL; row++) {
            long at = (long) row * FLOAT_BYTES;
            float gradient = -Memory.get(others + at) * Memory.get(scales + at);
            if (loss == Loss.STABLEMAX) {
                gradient *= Memory.get(slopes + at) / Memory.get(labelTerms + at);
            }
            Memory.set(logits + Memory.getInt(labels + (long) row * Integer.BYTES) * PANEL_BYTES + at, gradient);
        }
    }

    /** Adds the losses and margins of the panel last {@link #run}. */
    void tally(int rows, Tally tally) {
        for (int row = 0; row < rows; row++) {
            long at = (long) row * FLOAT_BYTES;
            float rest = Memory.get(others + at);
            float term = Memory.get(labelTerms + at);
            float logit = Memory.get(labelLogits + at);
            if (term == 0) {
                tally.plainLoss((double) Memory.get(shifts + at) - logit + Math.log(rest));
            } else {
                tally.loss((double) rest / term);
            }
            tally.margin(logit - Memory.get(bestOthers + at));
            if (rest == 0) {
                tally.collapse();
            }
        }
    }

    private static void shift(long bestOthers, long labelLogits, long shifts) {
        for (int at = 0; at < PANEL_BYTES; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(SPECIES, ALL, bestOthers + at, ORDER)
                    .max(FloatVector.fromMemorySegment(SPECIES, ALL, labelLogits + at, ORDER))
                    .intoMemorySegment(ALL, shifts + at, ORDER);
        }
    }

    /** scales /= the sum of all terms. */
    private static void scale(long others, long labelTerms, long scales, long health) {
        FloatVector sums = FloatVector.fromMemorySegment(SPECIES, ALL, health, ORDER);
        for (int at = 0; at < PANEL_BYTES; at += VECTOR_BYTES) {
            FloatVector rest = FloatVector.fromMemorySegment(SPECIES, ALL, others + at, ORDER);
            FloatVector sum = rest.add(FloatVector.fromMemorySegment(SPECIES, ALL, labelTerms + at, ORDER));
            FloatVector scale = FloatVector.fromMemorySegment(SPECIES, ALL, scales + at, ORDER);
            scale = scale.div(sum);
            scale.intoMemorySegment(ALL, scales + at, ORDER);
            sums = sums.add(scale);
        }
        sums.intoMemorySegment(ALL, health, ORDER);
    }

    private static void sumSquares(long panel, int features, long sums) {
        for (int at = 0; at < PANEL_BYTES; at += VECTOR_BYTES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            long end = panel + at + features * PANEL_BYTES;
            for (long from = panel + at; from < end; from += PANEL_BYTES) {
                FloatVector x = FloatVector.fromMemorySegment(SPECIES, ALL, from, ORDER);
                sum = x.fma(x, sum);
            }
            sum.intoMemorySegment(ALL, sums + at, ORDER);
        }
    }
}
