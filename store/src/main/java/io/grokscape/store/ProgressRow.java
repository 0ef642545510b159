package io.grokscape.store;

import java.util.List;

/**
 * What the circuit probes found at one epoch (docs/probes.md). A value that does not apply is {@link Double#NaN}.
 *
 * @param embeddingSpectrum norm of W_E at each frequency, from 1
 * @param embeddingGini Gini coefficient of the spectrum
 * @param keyFrequencies those the feed-forward units are tuned to, rising
 * @param varianceExplained mean share of a unit's variance that its frequency explains
 * @param trigNorm norm of the generalising part of the logits
 * @param memorisingNorm norm of the rest
 * @param trigShare the generalising part's share of the logits' energy
 * @param restrictedLoss mean loss over all pairs of the key frequencies' components alone
 * @param excludedLoss mean loss over the training pairs without them
 */
public record ProgressRow(
        List<Double> embeddingSpectrum,
        double embeddingGini,
        List<Integer> keyFrequencies,
        double varianceExplained,
        double trigNorm,
        double memorisingNorm,
        double trigShare,
        double restrictedLoss,
        double excludedLoss) {}
