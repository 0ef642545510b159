package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.getInt;
import static io.grokscape.training.blocked.Memory.setInt;
import static io.grokscape.training.blocked.Shape.PANEL;

import io.grokscape.training.Examples;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Examples cut into panels of {@link Shape#PANEL} rows, off the heap. Rows are sorted by their tokens, so that
 * neighbours share table rows; the last panel is filled up with copies of the first row that count for nothing.
 */
final class Panels {
    private final int rows;
    private final int paddedRows;
    private final int positions;
    /** Table row of each position of each example, (positions, paddedRows). */
    private final long tableRows;
    /** Class of each example, (paddedRows). */
    private final long labels;
    /** 1 where a row is of the algorithm task, then 1 where it is of the memorisation task, (2, paddedRows). */
    private final long kinds;

    Panels(Shape shape, Examples examples, Arena arena) {
        rows = examples.size();
        paddedRows = (rows + PANEL - 1) / PANEL * PANEL;
        positions = shape.positions();
        tableRows = Memory.ints(arena, (long) positions * paddedRows);
        labels = Memory.ints(arena, paddedRows);
        kinds = Memory.floats(arena, 2L * paddedRows);
        if (rows > 0) {
            fill(shape, examples);
        }
    }

    private void fill(Shape shape, Examples examples) {
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> examples.a()[i])
                        .thenComparingInt(i -> examples.op()[i])
                        .thenComparingInt(i -> examples.b()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int row = 0; row < paddedRows; row++) {
            int example = order[row < rows ? row : 0];
            int operator = examples.op()[example];
            setInt(labels + (long) row * Integer.BYTES, examples.label()[example]);
            Memory.set(kinds + ((long) operator * paddedRows + row) * FLOAT_BYTES, 1);
            for (int position = 0; position < positions; position++) {
                int within = position == 0 ? examples.a()[example] : 0;
                within = position == positions - 2 ? examples.b()[example] : within;
                within = position == 1 && positions == 4 ? operator : within;
                setInt(tableRowAddress(position, row), shape.firstRow(position) + within);
            }
        }
    }

    /** Examples. */
    int rows() {
        return rows;
    }

    /** Panels. */
    int count() {
        return paddedRows / PANEL;
    }

    /** Examples in a panel that count. */
    int rowsIn(int panel) {
        return Math.min(PANEL, rows - panel * PANEL);
    }

    private long tableRowAddress(int position, int row) {
        return tableRows + ((long) position * paddedRows + row) * Integer.BYTES;
    }

    /** Where the table rows of a panel's examples at a position stand, (PANEL) ints. */
    long tableRows(int position, int panel) {
        return tableRowAddress(position, panel * PANEL);
    }

    /** Where the classes of a panel's examples stand, (PANEL) ints. */
    long labels(int panel) {
        return labels + (long) panel * PANEL * Integer.BYTES;
    }

    /** Class of a panel's example. */
    int label(int panel, int row) {
        return getInt(labels(panel) + (long) row * Integer.BYTES);
    }

    /** 1 or 0 per row of a panel: is it of that task? (PANEL) floats. */
    long kinds(int operator, int panel) {
        return kinds + ((long) operator * paddedRows + (long) panel * PANEL) * FLOAT_BYTES;
    }
}
