package io.grokscape.store;

import java.util.Optional;

/**
 * One measurement of a stored curve. Validation values are {@link Double#NaN} where the task has no validation set.
 *
 * @param epoch updates done
 * @param trainLoss mean cross-entropy
 * @param trainAccuracy 0 to 1
 * @param validationLoss mean cross-entropy
 * @param validationAccuracy 0 to 1
 * @param parameterNorm L2 norm of all parameters
 * @param validationLogProbability mean log-probability of the correct class
 * @param validationMargin mean of the correct logit minus the best other one
 * @param logitNorm mean L2 norm of the training logits
 * @param collapsed training examples whose loss gradient is exactly 0
 * @param tensorNorms L2 norm of every tensor
 * @param progress what the circuit probes found, at the epochs at which there were any
 */
public record CurveRow(
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
        Optional<ProgressRow> progress) {

    /** A row measured without norms of tensors and without probes. */
    public CurveRow(
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
}
