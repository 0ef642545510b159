package io.grokscape.report.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON array with an object, and a line, per row; what is unknown is null. */
public final class JsonTable<T> implements Table<T> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Column<T>> columns;
    private final Writer file;
    private boolean begun;

    public JsonTable(Path path, List<Column<T>> columns) throws IOException {
        this(Files.newBufferedWriter(path), columns);
    }

    public JsonTable(Writer file, List<Column<T>> columns) throws IOException {
        this.columns = columns;
        this.file = file;
        file.write('[');
    }

    @Override
    public void write(T row) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Column<T> column : columns) {
            object.put(column.name(), value(column, row));
        }
        file.write(begun ? ",\n" : "\n");
        file.write(JSON.writeValueAsString(object));
        begun = true;
    }

    private Object value(Column<T> column, T row) throws IOException {
        Object value = column.value().apply(row);
        return column.kind() == Column.Kind.JSON && value != null ? JSON.readTree(value.toString()) : value;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.write("\n]\n");
        }
    }
}
