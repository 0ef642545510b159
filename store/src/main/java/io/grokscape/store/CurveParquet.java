package io.grokscape.store;

import com.jerolba.carpet.CarpetParquetReader;
import com.jerolba.carpet.CarpetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Curves as Parquet: one row per measurement, snake_case columns, null where a value does not apply. The same rows give
 * the same bytes. Pages are not compressed: a curve has at most some 600 rows (about 120 KB), and every codec that is
 * worth it needs a native library.
 */
public final class CurveParquet {
    private CurveParquet() {}

    /** The stored form. */
    public static byte[] write(Curve curve) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CarpetWriter<CurveRow> writer = new CarpetWriter.Builder<>(bytes, CurveRow.class)
                .withConf(new PlainParquetConfiguration())
                .withWriteRecordModel(CurveColumns.of(tensors(curve)))
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
        try {
            List<Map<String, Object>> rows = read(new InMemoryFile(bytes));
            List<String> tensors = rows.isEmpty() ? List.of() : CurveColumns.tensors(rows.getFirst());
            return new Curve(
                    rows.stream().map(row -> CurveColumns.row(row, tensors)).toList());
        } catch (IOException | RuntimeException e) {
            throw new BrokenObjectException("%s is no curve: %s".formatted(objectName, e.getMessage()), e);
        }
    }

    @SuppressWarnings("unchecked") // there is no class of a map of given types
    private static List<Map<String, Object>> read(InMemoryFile file) throws IOException {
        try (ParquetReader<?> reader = CarpetParquetReader.builder(file, Map.class)
                .withConf(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .build()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Object row = reader.read(); row != null; row = reader.read()) {
                rows.add((Map<String, Object>) row);
            }
            return rows;
        }
    }

    /** Those of the first row that has any: a run that went on under a newer release has rows without. */
    private static List<String> tensors(Curve curve) {
        return curve.rows().stream()
                .map(row -> row.tensorNorms().tensors())
                .filter(tensors -> !tensors.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
