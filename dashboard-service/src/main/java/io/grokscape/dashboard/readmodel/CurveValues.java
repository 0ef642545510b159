package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.CurveColumn;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.ProgressMeasures;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ProgressRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A measurement as the values of a curve's columns. */
final class CurveValues {
    private static final Map<String, CurveColumn> NORMS = Arrays.stream(CurveColumn.values())
            .filter(CurveColumn::isNorm)
            .collect(Collectors.toMap(CurveColumn::tensor, Function.identity()));

    private final double[] values = new double[CurveColumn.values().length];

    private CurveValues() {
        Arrays.fill(values, Double.NaN);
    }

    /** In the order of {@link CurveColumn}; NaN where the measurement has no value. */
    static double[] of(Measurement row, List<String> tensors) {
        CurveValues curve = new CurveValues();
        curve.measured(row);
        curve.norms(tensors, row.getTensorNormsList());
        if (row.hasProgress()) {
            curve.probed(row.getProgress());
        }
        return curve.values;
    }

    /** The same of a measurement as the object store keeps it. */
    static double[] of(CurveRow row) {
        CurveValues curve = new CurveValues();
        curve.stored(row);
        curve.norms(row.tensorNorms().tensors(), row.tensorNorms().norms());
        row.progress().ifPresent(curve::probed);
        return curve.values;
    }

    private void stored(CurveRow row) {
        set(CurveColumn.TRAIN_LOSS, row.trainLoss());
        set(CurveColumn.TRAIN_ACCURACY, row.trainAccuracy());
        set(CurveColumn.VALIDATION_LOSS, row.validationLoss());
        set(CurveColumn.VALIDATION_ACCURACY, row.validationAccuracy());
        set(CurveColumn.PARAMETER_NORM, row.parameterNorm());
        set(CurveColumn.VALIDATION_LOG_PROBABILITY, row.validationLogProbability());
        set(CurveColumn.VALIDATION_MARGIN, row.validationMargin());
        set(CurveColumn.LOGIT_NORM, row.logitNorm());
        set(CurveColumn.COLLAPSED, row.collapsed());
    }

    private void measured(Measurement row) {
        set(CurveColumn.TRAIN_LOSS, row.getTrainLoss());
        set(CurveColumn.TRAIN_ACCURACY, row.getTrainAccuracy());
        set(CurveColumn.VALIDATION_LOSS, row.hasValidationLoss(), row.getValidationLoss());
        set(CurveColumn.VALIDATION_ACCURACY, row.hasValidationAccuracy(), row.getValidationAccuracy());
        set(CurveColumn.PARAMETER_NORM, row.getParameterNorm());
        set(
                CurveColumn.VALIDATION_LOG_PROBABILITY,
                row.hasValidationLogProbability(),
                row.getValidationLogProbability());
        set(CurveColumn.VALIDATION_MARGIN, row.hasValidationMargin(), row.getValidationMargin());
        set(CurveColumn.LOGIT_NORM, row.getLogitNorm());
        set(CurveColumn.COLLAPSED, row.getCollapsed());
    }

    /** Those of one kind of tensor as one, over all layers: root of the sum of squares. */
    private void norms(List<String> tensors, List<Double> norms) {
        for (int i = 0; i < Math.min(tensors.size(), norms.size()); i++) {
            String kind = tensors.get(i).replaceFirst("^L\\d+_", "").toLowerCase(Locale.ROOT);
            CurveColumn column = NORMS.get(kind);
            if (column != null) {
                double before = values[column.ordinal()];
                double norm = norms.get(i);
                set(column, Double.isNaN(before) ? norm : Math.sqrt(before * before + norm * norm));
            }
        }
    }

    private void probed(ProgressMeasures found) {
        set(CurveColumn.EMBEDDING_GINI, found.getEmbeddingGini());
        set(CurveColumn.VARIANCE_EXPLAINED, found.hasVarianceExplained(), found.getVarianceExplained());
        set(CurveColumn.TRIG_NORM, found.getTrigNorm());
        set(CurveColumn.MEMORISING_NORM, found.getMemorisingNorm());
        set(CurveColumn.TRIG_SHARE, found.hasTrigShare(), found.getTrigShare());
        set(CurveColumn.RESTRICTED_LOSS, found.getRestrictedLoss());
        set(CurveColumn.EXCLUDED_LOSS, found.getExcludedLoss());
    }

    private void probed(ProgressRow found) {
        set(CurveColumn.EMBEDDING_GINI, found.embeddingGini());
        set(CurveColumn.VARIANCE_EXPLAINED, found.varianceExplained());
        set(CurveColumn.TRIG_NORM, found.trigNorm());
        set(CurveColumn.MEMORISING_NORM, found.memorisingNorm());
        set(CurveColumn.TRIG_SHARE, found.trigShare());
        set(CurveColumn.RESTRICTED_LOSS, found.restrictedLoss());
        set(CurveColumn.EXCLUDED_LOSS, found.excludedLoss());
    }

    private void set(CurveColumn column, boolean present, double value) {
        set(column, present ? value : Double.NaN);
    }

    private void set(CurveColumn column, double value) {
        values[column.ordinal()] = value;
    }
}
