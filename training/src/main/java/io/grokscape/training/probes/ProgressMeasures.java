package io.grokscape.training.probes;

import java.util.List;

/**
 * What the probes of one state found (docs/probes.md has the formulas). Z is the tensor of logits over all P² pairs.
 *
 * @param embeddingSpectrum norm of W_E at each frequency k = 1 … (P−1)/2
 * @param embeddingGini Gini coefficient of that spectrum: 0 if all frequencies are alike, near 1 if one has everything
 * @param keyFrequencies those that explain more than half of some neuron's variance, rising
 * @param varianceExplained mean over the neurons that are not constant of the share of a neuron's variance that its best
 *     frequency explains; NaN if all are constant
 * @param trigNorm |Z_T|: the part of Z along cos(2πk(a+b−c)/P), the generalising one
 * @param memorisingNorm |Z_M|: the rest
 * @param trigShare |Z_T|² / |Z|²; NaN if all logits are 0
 * @param restrictedLoss mean loss over all pairs of the key frequencies' components alone
 * @param excludedLoss mean loss over the training pairs (of the algorithm task) without those components
 */
public record ProgressMeasures(
        List<Double> embeddingSpectrum,
        double embeddingGini,
        List<Integer> keyFrequencies,
        double varianceExplained,
        double trigNorm,
        double memorisingNorm,
        double trigShare,
        double restrictedLoss,
        double excludedLoss) {}
