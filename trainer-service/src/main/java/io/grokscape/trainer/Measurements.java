package io.grokscape.trainer;

import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.store.CurveRow;
import io.grokscape.training.Measurement;

/** A measurement in its three forms: the engine's, the message's, the stored one. */
final class Measurements {
    private Measurements() {}

    static CurveRow row(Measurement measurement) {
        return new CurveRow(
                measurement.epoch(),
                measurement.trainLoss(),
                measurement.trainAccuracy(),
                measurement.validationLoss(),
                measurement.validationAccuracy(),
                measurement.parameterNorm(),
                measurement.validationLogProbability(),
                measurement.validationMargin(),
                measurement.logitNorm(),
                measurement.collapsed());
    }

    static void add(MeasurementBatch.Builder batch, CurveRow row) {
        var message = batch.addMeasurementsBuilder()
                .setEpoch(row.epoch())
                .setTrainLoss(row.trainLoss())
                .setTrainAccuracy(row.trainAccuracy())
                .setParameterNorm(row.parameterNorm())
                .setLogitNorm(row.logitNorm())
                .setCollapsed(row.collapsed());
        if (!Double.isNaN(row.validationAccuracy())) {
            message.setValidationLoss(row.validationLoss())
                    .setValidationAccuracy(row.validationAccuracy())
                    .setValidationLogProbability(row.validationLogProbability())
                    .setValidationMargin(row.validationMargin());
        }
    }
}
