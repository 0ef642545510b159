package io.grokscape.report.table;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Parquet, written in row groups small enough for a small heap. Not compressed, like the stored curves: every codec that
 * is worth it needs a native library.
 */
public final class ParquetTable<T> implements Table<T> {
    private static final long ROW_GROUP_BYTES = 8L << 20;

    static {
        // Parquet logs through SLF4J, which says on standard error that nobody listens.
        System.setProperty("slf4j.internal.verbosity", System.getProperty("slf4j.internal.verbosity", "ERROR"));
    }

    private final CarpetWriter<T> writer;

    public ParquetTable(Path path, Class<T> row, List<Column<T>> columns) throws IOException {
        this(new BufferedOutputStream(Files.newOutputStream(path)), row, columns);
    }

    public ParquetTable(OutputStream file, Class<T> row, List<Column<T>> columns) throws IOException {
        WriteRecordModelType<T> model = FieldTypes.writeRecordModel(row);
        for (Column<T> column : columns) {
            model = model.withField(column.name(), column.kind().parquet(), column.value());
        }
        this.writer = new CarpetWriter.Builder<>(file, row)
                .withConf(new PlainParquetConfiguration())
                .withWriteRecordModel(model)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withPageWriteChecksumEnabled(true)
                .build();
    }

    @Override
    public void write(T row) {
        writer.accept(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
