package io.grokscape.report.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** CSV as RFC 4180 has it, with {@code \n} line ends; what is unknown is empty. */
public final class CsvTable<T> implements Table<T> {
    private final List<Column<T>> columns;
    private final Writer file;

    public CsvTable(Path path, List<Column<T>> columns) throws IOException {
        this(Files.newBufferedWriter(path), columns);
    }

    public CsvTable(Writer file, List<Column<T>> columns) throws IOException {
        this.columns = columns;
        this.file = file;
        file.write(columns.stream().map(Column::name).collect(Collectors.joining(",")));
        file.write('\n');
    }

    @Override
    public void write(T row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                file.write(',');
            }
            Object value = columns.get(i).value().apply(row);
            file.write(value == null ? "" : field(value.toString()));
        }
        file.write('\n');
    }

    static String field(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !text.strip().equals(text);
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
