package io.grokscape.report.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms a table can be sent in. */
public enum Format {
    CSV("csv", "text/csv; charset=utf-8"),
    JSON("json", "application/json"),
    PARQUET("parquet", "application/vnd.apache.parquet");

    private final String ending;
    private final String mediaType;

    Format(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The end of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format of files whose names end so. */
    public static Optional<Format> of(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }

    /** A table in this form, written row by row; closing it closes the stream. */
    public <T> Table<T> open(OutputStream out, Class<T> row, List<Column<T>> columns) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable<>(text(out), columns);
            case JSON -> new JsonTable<>(text(out), columns);
            case PARQUET -> new ParquetTable<>(out, row, columns);
        };
    }

    private static BufferedWriter text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
