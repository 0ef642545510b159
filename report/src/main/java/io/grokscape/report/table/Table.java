package io.grokscape.report.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A table being written, row by row.
 *
 * @param <T> what a row is made from
 */
public interface Table<T> extends Closeable {
    void write(T row) throws IOException;

    /** Writes every row to several tables. Closing closes them all, even if one of them cannot be. */
    static <T> Table<T> all(List<Table<T>> tables) {
        return new Table<>() {
            @Override
            public void write(T row) throws IOException {
                for (Table<T> table : tables) {
                    table.write(row);
                }
            }

            @Override
            public void close() throws IOException {
                IOException first = null;
                for (Table<T> table : tables) {
                    try {
                        table.close();
                    } catch (IOException e) {
                        first = first == null ? e : first;
                    }
                }
                if (first != null) {
                    throw first;
                }
            }
        };
    }
}
