package io.grokscape.store;

import static com.jerolba.carpet.model.FieldTypes.DOUBLE;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.CarpetParquetReader;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.FieldMatchingStrategy;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Curves as Parquet: one row per measurement, snake_case columns, null where a run has no validation set. The same rows
 * give the same bytes. Pages are not compressed: a curve has at most some 600 rows (about 50 KB), and every codec that
 * is worth it needs a native library.
 */
public final class CurveParquet {
    /** A row as it is read; null says what {@link Double#NaN} says in a {@link CurveRow}. */
    public record Row(
            int epoch,
            double trainLoss,
            double trainAccuracy,
            Double validationLoss,
            Double validationAccuracy,
            double parameterNorm,
            Double validationLogProbability,
            Double validationMargin,
            double logitNorm,
            int collapsed) {}

    /** Spelled out: the library's own reflection fails where it is loaded by another class loader than the record. */
    private static final WriteRecordModelType<CurveRow> COLUMNS = writeRecordModel(CurveRow.class)
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

    private CurveParquet() {}

    /** The stored form. */
    public static byte[] write(Curve curve) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CarpetWriter<CurveRow> writer = new CarpetWriter.Builder<>(bytes, CurveRow.class)
                .withConf(new PlainParquetConfiguration())
                .withWriteRecordModel(COLUMNS)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withDictionaryEncoding(false)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            writer.write(curve.rows());
        } catch (IOException e) {
            throw new StoreException(
                    "a curve of %d rows cannot be written as Parquet"
                            .formatted(curve.rows().size()),
                    e);
        }
        return bytes.toByteArray();
    }

    /** The curve in a stored object; {@link StoreException} naming the object if it is none. */
    public static Curve read(byte[] bytes, String objectName) {
        try (ParquetReader<Row> reader = CarpetParquetReader.builder(new InMemoryFile(bytes), Row.class)
                .fieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE)
                .withConf(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build()) {
            List<CurveRow> rows = new ArrayList<>();
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row(row));
            }
            return new Curve(rows);
        } catch (IOException | RuntimeException e) {
            throw new BrokenObjectException("%s is no curve: %s".formatted(objectName, e.getMessage()), e);
        }
    }

    private static CurveRow row(Row row) {
        return new CurveRow(
                row.epoch(),
                row.trainLoss(),
                row.trainAccuracy(),
                orNaN(row.validationLoss()),
                orNaN(row.validationAccuracy()),
                row.parameterNorm(),
                orNaN(row.validationLogProbability()),
                orNaN(row.validationMargin()),
                row.logitNorm(),
                row.collapsed());
    }

    private static Function<CurveRow, Object> nullable(ToDoubleFunction<CurveRow> value) {
        return row -> {
            double number = value.applyAsDouble(row);
            return Double.isNaN(number) ? null : Double.valueOf(number);
        };
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
