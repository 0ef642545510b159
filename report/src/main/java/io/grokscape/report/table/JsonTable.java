package io.grokscape.report.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON array with an object, and a line, per row; what is unknown is null. */
public final class JsonTable<T> implements Table<T> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Column<T>> columns;
    private final BufferedWriter file;
    private boolean begun;

    public JsonTable(Path path, List<Column<T>> columns) throws IOException {
        this.columns = columns;
        this.file = Files.newBufferedWriter(path);
        file.write('[');
    }

    @Override
    public void write(T row) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Column<T> column : columns) {
            object.put(column.name(), column.value().apply(row));
        }
        file.write(begun ? ",\n" : "\n");
        file.write(JSON.writeValueAsString(object));
        begun = true;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.write("\n]\n");
        }
    }
}
