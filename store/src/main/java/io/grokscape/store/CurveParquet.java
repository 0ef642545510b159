package io.grokscape.store;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.FieldMatchingStrategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Curves as Parquet: one row per measurement, snake_case columns, null where a run has no validation set. The same rows
 * give the same bytes. Pages are not compressed: a curve has at most some 600 rows (about 50 KB), and every codec that
 * is worth it needs a native library.
 */
public final class CurveParquet {
    /** A row as it is stored; null says what {@link Double#NaN} says in a {@link CurveRow}. */
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

    private CurveParquet() {}

    /** The stored form. */
    public static byte[] write(Curve curve) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CarpetWriter<Row> writer = new CarpetWriter.Builder<>(bytes, Row.class)
                .withConf(new PlainParquetConfiguration())
                .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withDictionaryEncoding(false)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            writer.write(curve.rows().stream().map(CurveParquet::stored).toList());
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
        try {
            List<Row> rows = new CarpetReader<>(new InMemoryFile(bytes), Row.class)
                    .withFieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE)
                    .toList();
            return new Curve(rows.stream().map(CurveParquet::row).toList());
        } catch (IOException | RuntimeException e) {
            throw new StoreException("%s is no curve: %s".formatted(objectName, e.getMessage()), e);
        }
    }

    private static Row stored(CurveRow row) {
        return new Row(
                row.epoch(),
                row.trainLoss(),
                row.trainAccuracy(),
                nullable(row.validationLoss()),
                nullable(row.validationAccuracy()),
                row.parameterNorm(),
                nullable(row.validationLogProbability()),
                nullable(row.validationMargin()),
                row.logitNorm(),
                row.collapsed());
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

    private static Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
