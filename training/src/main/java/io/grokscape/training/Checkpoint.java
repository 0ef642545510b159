package io.grokscape.training;

import io.grokscape.spec.RunSpec;

/**
 * Everything needed to continue a run to the same bits.
 *
 * @param spec the run
 * @param fingerprint the engine that wrote it; no other may continue it
 * @param epoch updates done
 * @param settledSince first epoch of the unbroken stretch in which the early-stop condition has held, or −1
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
        float[] secondMoment) {}
