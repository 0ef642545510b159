package io.grokscape.trainer;

import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.ProgressMeasures;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ProgressRow;
import io.grokscape.store.TensorNorms;
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
                measurement.collapsed(),
                new TensorNorms(
                        measurement.tensorNorms().tensors(),
                        measurement.tensorNorms().norms()),
                measurement.progress().map(Measurements::progress));
    }

    private static ProgressRow progress(io.grokscape.training.probes.ProgressMeasures found) {
        return new ProgressRow(
                found.embeddingSpectrum(),
                found.embeddingGini(),
                found.keyFrequencies(),
                found.varianceExplained(),
                found.trigNorm(),
                found.memorisingNorm(),
                found.trigShare(),
                found.restrictedLoss(),
                found.excludedLoss());
    }

    /** All rows of a batch are of one model, so one list names the tensors of them all. */
    static void add(MeasurementBatch.Builder batch, CurveRow row) {
        var message = batch.addMeasurementsBuilder()
                .setEpoch(row.epoch())
                .setTrainLoss(row.trainLoss())
                .setTrainAccuracy(row.trainAccuracy())
                .setParameterNorm(row.parameterNorm())
                .setLogitNorm(row.logitNorm())
                .setCollapsed(row.collapsed())
                .addAllTensorNorms(row.tensorNorms().norms());
        if (batch.getTensorsCount() == 0) {
            batch.addAllTensors(row.tensorNorms().tensors());
        }
        row.progress().ifPresent(found -> message.setProgress(progress(found)));
        if (!Double.isNaN(row.validationAccuracy())) {
            message.setValidationLoss(row.validationLoss())
                    .setValidationAccuracy(row.validationAccuracy())
                    .setValidationLogProbability(row.validationLogProbability())
                    .setValidationMargin(row.validationMargin());
        }
    }

    private static ProgressMeasures progress(ProgressRow found) {
        ProgressMeasures.Builder progress = ProgressMeasures.newBuilder()
                .addAllEmbeddingSpectrum(found.embeddingSpectrum())
                .setEmbeddingGini(found.embeddingGini())
                .addAllKeyFrequencies(found.keyFrequencies())
                .setTrigNorm(found.trigNorm())
                .setMemorisingNorm(found.memorisingNorm())
                .setRestrictedLoss(found.restrictedLoss())
                .setExcludedLoss(found.excludedLoss());
        if (!Double.isNaN(found.varianceExplained())) {
            progress.setVarianceExplained(found.varianceExplained());
        }
        if (!Double.isNaN(found.trigShare())) {
            progress.setTrigShare(found.trigShare());
        }
        return progress.build();
    }
}
