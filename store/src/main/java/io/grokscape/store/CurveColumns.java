package io.grokscape.store;

import static com.jerolba.carpet.model.FieldTypes.DOUBLE;
import static com.jerolba.carpet.model.FieldTypes.INTEGER;
import static com.jerolba.carpet.model.FieldTypes.LIST;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.model.WriteRecordModelType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The columns of a stored curve. Those of the tensors' norms depend on the model and are null in rows measured without
 * them; files of release 0.1 have neither them nor the probes' columns.
 */
final class CurveColumns {
    private static final String NORM = "norm_";
    private static final String SPECTRUM = "embedding_spectrum";

    private CurveColumns() {}

    /** Spelled out: the library's own reflection fails where it is loaded by another class loader than the record. */
    static WriteRecordModelType<CurveRow> of(List<String> tensors) {
        WriteRecordModelType<CurveRow> model = writeRecordModel(CurveRow.class)
                .withField("epoch", CurveRow::epoch)
                .withField("train_loss", CurveRow::trainLoss)
                .withField("train_accuracy", CurveRow::trainAccuracy)
                .withField("validation_loss", DOUBLE, nullable(CurveRow::validationLoss))
                .withField("validation_accuracy", DOUBLE, nullable(CurveRow::validationAccuracy))
                .withField("parameter_norm", CurveRow::parameterNorm)
                .withField("validation_log_probability", DOUBLE, nullable(CurveRow::validationLogProbability))
                .withField("validation_margin", DOUBLE, nullable(CurveRow::validationMargin))
                .withField("logit_norm", CurveRow::logitNorm)
                .withField("collapsed", CurveRow::collapsed);
        tensors.forEach(tensor ->
                model.withField(NORM + tensor, DOUBLE, row -> row.tensorNorms().of(tensor)));
        return model.withField(SPECTRUM, LIST.ofType(DOUBLE), progress(ProgressRow::embeddingSpectrum))
                .withField("embedding_gini", DOUBLE, progress(ProgressRow::embeddingGini))
                .withField("key_frequencies", LIST.ofType(INTEGER), progress(ProgressRow::keyFrequencies))
                .withField("variance_explained", DOUBLE, progress(ProgressRow::varianceExplained))
                .withField("trig_norm", DOUBLE, progress(ProgressRow::trigNorm))
                .withField("memorising_norm", DOUBLE, progress(ProgressRow::memorisingNorm))
                .withField("trig_share", DOUBLE, progress(ProgressRow::trigShare))
                .withField("restricted_loss", DOUBLE, progress(ProgressRow::restrictedLoss))
                .withField("excluded_loss", DOUBLE, progress(ProgressRow::excludedLoss));
    }

    private static Function<CurveRow, Object> nullable(ToDoubleFunction<CurveRow> value) {
        return row -> orNull(value.applyAsDouble(row));
    }

    private static Function<CurveRow, Object> progress(Function<ProgressRow, Object> value) {
        return row -> row.progress()
                .map(value)
                .map(found -> found instanceof Double number ? orNull(number) : found)
                .orElse(null);
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** The names of the tensors whose norms a stored row has, in the order of the columns. */
    static List<String> tensors(Map<String, Object> columns) {
        return columns.keySet().stream()
                .filter(column -> column.startsWith(NORM))
                .map(column -> column.substring(NORM.length()))
                .toList();
    }

    /** A row as it was read. */
    static CurveRow row(Map<String, Object> columns, List<String> tensors) {
        return new CurveRow(
                (Integer) required(columns, "epoch"),
                (Double) required(columns, "train_loss"),
                (Double) required(columns, "train_accuracy"),
                orNaN(columns, "validation_loss"),
                orNaN(columns, "validation_accuracy"),
                (Double) required(columns, "parameter_norm"),
                orNaN(columns, "validation_log_probability"),
                orNaN(columns, "validation_margin"),
                (Double) required(columns, "logit_norm"),
                (Integer) required(columns, "collapsed"),
                norms(columns, tensors),
                progress(columns));
    }

    private static TensorNorms norms(Map<String, Object> columns, List<String> tensors) {
        if (tensors.isEmpty() || columns.get(NORM + tensors.getFirst()) == null) {
            return TensorNorms.NONE;
        }
        return new TensorNorms(
                tensors,
                tensors.stream()
                        .map(tensor -> (Double) required(columns, NORM + tensor))
                        .toList());
    }

    @SuppressWarnings("unchecked") // the columns' types were read with them
    private static Optional<ProgressRow> progress(Map<String, Object> columns) {
        if (columns.get(SPECTRUM) == null) {
            return Optional.empty();
        }
        return Optional.of(new ProgressRow(
                List.copyOf((List<Double>) columns.get(SPECTRUM)),
                (Double) required(columns, "embedding_gini"),
                List.copyOf((List<Integer>) required(columns, "key_frequencies")),
                orNaN(columns, "variance_explained"),
                orNaN(columns, "trig_norm"),
                orNaN(columns, "memorising_norm"),
                orNaN(columns, "trig_share"),
                orNaN(columns, "restricted_loss"),
                orNaN(columns, "excluded_loss")));
    }

    private static Object required(Map<String, Object> columns, String column) {
        Object value = columns.get(column);
        if (value == null) {
            throw new IllegalArgumentException("it has no value of " + column);
        }
        return value;
    }

    private static double orNaN(Map<String, Object> columns, String column) {
        return columns.get(column) instanceof Double value ? value : Double.NaN;
    }
}
