package io.grokscape.training;

import io.grokscape.training.probes.ProgressMeasures;
import java.util.Optional;

/**
 * What one logged epoch holds. Validation values are {@link Double#NaN} where the task has no validation set.
 *
 * @param epoch updates done
 * @param trainLoss mean cross-entropy over the training set
 * @param trainAccuracy share of training examples whose largest logit is the label's
 * @param validationLoss mean cross-entropy over the validation set
 * @param validationAccuracy share of validation examples got right
 * @param parameterNorm L2 norm of all parameters, biases included
 * @param validationLogProbability mean log-probability of the correct class on validation
 * @param validationMargin mean of the correct logit minus the best other one on validation
 * @param logitNorm mean L2 norm of the training logits
 * @param collapsed training examples whose loss gradient is exactly 0 (softmax collapse, arXiv 2501.04697)
 * @param tensorNorms L2 norm of every tensor
 * @param progress what the circuit probes found; on a coarser grid than the rest, and where they apply only
 */
public record Measurement(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double parameterNorm,
        double validationLogProbability,
        double validationMargin,
        double logitNorm,
        int collapsed,
        TensorNorms tensorNorms,
        Optional<ProgressMeasures> progress) {

    /** A measurement without norms of tensors and without probes. */
    public Measurement(
            int epoch,
            double trainLoss,
            double trainAccuracy,
            double validationLoss,
            double validationAccuracy,
            double parameterNorm,
            double validationLogProbability,
            double validationMargin,
            double logitNorm,
            int collapsed) {
        this(
                epoch,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                parameterNorm,
                validationLogProbability,
                validationMargin,
                logitNorm,
                collapsed,
                TensorNorms.NONE,
                Optional.empty());
    }

    /** The same with what the probes found. */
    public Measurement with(ProgressMeasures found) {
        return new Measurement(
                epoch,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                parameterNorm,
                validationLogProbability,
                validationMargin,
                logitNorm,
                collapsed,
                tensorNorms,
                Optional.of(found));
    }
}
