package io.grokscape.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a verdict rests on.
 *
 * @param lastEpoch the curve's last epoch
 * @param rows logged epochs
 * @param trainAccuracy T: median training accuracy over the final window; NaN without rows
 * @param validationAccuracy V: median validation accuracy over the final window; empty without validation
 * @param lastValidationAccuracy the last one measured, for the question whether it still rises
 * @param fittedEpoch t99: first epoch with training accuracy ≥ .99
 * @param risenEpoch e½: first epoch with validation accuracy ≥ V/2; empty if V is at the floor, where half of it is noise
 * @param normChange relative change of the parameter norm while validation rises from 20 to 90 % of V: positive where
 *     it progresses, negative where it groks
 * @param plateaus validation accuracies at which the rise rested between floor and V, in order
 * @param lossDescent epoch-wise double descent of the validation loss, where there is one
 * @param immediate training and validation rose together from the start, without a visible memorising stage
 */
public record Evidence(
        int lastEpoch,
        int rows,
        double trainAccuracy,
        OptionalDouble validationAccuracy,
        OptionalDouble lastValidationAccuracy,
        OptionalInt fittedEpoch,
        OptionalInt risenEpoch,
        OptionalDouble normChange,
        List<Double> plateaus,
        Optional<LossDescent> lossDescent,
        boolean immediate) {

    public Evidence {
        plateaus = List.copyOf(plateaus);
    }

    /** Epochs from knowing the training set to generalising: e½ − t99; negative if generalising came first. */
    public OptionalInt delay() {
        return fittedEpoch.isPresent() && risenEpoch.isPresent()
                ? OptionalInt.of(risenEpoch.getAsInt() - fittedEpoch.getAsInt())
                : OptionalInt.empty();
    }

    /** The same, but for the flag that only progression knows. */
    Evidence notImmediate() {
        return new Evidence(
                lastEpoch,
                rows,
                trainAccuracy,
                validationAccuracy,
                lastValidationAccuracy,
                fittedEpoch,
                risenEpoch,
                normChange,
                plateaus,
                lossDescent,
                false);
    }

    /** Evidence of a run without a curve. */
    public static Evidence none() {
        return new Evidence(
                0,
                0,
                Double.NaN,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty(),
                false);
    }
}
