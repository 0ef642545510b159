package io.grokscape.training;

import io.grokscape.spec.RunSpec;

/**
 * Everything needed to continue a run to the same bits.
 *
 * @param spec the run
 * @param fingerprint the engine that wrote it; no other may continue it
 * @param epoch updates done
 * @param settledSince first logged epoch of the unbroken stretch in which the early-stop condition has held, or
 *     {@link #NOT_SETTLED}; kept by {@link RunLoop}, unknown to engines
 * @param weights parameters
 * @param firstMoment AdamW's m, in the layout of the weights
 * @param secondMoment AdamW's v, in the layout of the weights
 */
public record Checkpoint(
        RunSpec spec,
        String fingerprint,
        int epoch,
        int settledSince,
        Weights weights,
        float[] firstMoment,
        float[] secondMoment) {
    /** {@link #settledSince} of a run that is not settled. */
    public static final int NOT_SETTLED = -1;

    public Checkpoint {
        int size = weights.values().length;
        if (firstMoment.length != size || secondMoment.length != size) {
            throw new IllegalArgumentException("moments of %d and %d values for %d parameters"
                    .formatted(firstMoment.length, secondMoment.length, size));
        }
    }

    /** The same state, settled since that epoch. */
    public Checkpoint withSettledSince(int settledSince) {
        return new Checkpoint(spec, fingerprint, epoch, settledSince, weights, firstMoment, secondMoment);
    }
}
