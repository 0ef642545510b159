package io.grokscape.training.nd4j;

import io.grokscape.training.Examples;
import io.grokscape.training.ParameterLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows a causal model has to compute for a set of examples. What stands at a position depends on nothing behind it, so
 * examples that begin alike share the rows of their common beginning: position 0 has one row per first operand, not one
 * per example. Rows of a position stand together, positions in order; the last position has one row per example, in order.
 *
 * <p>With a split feed-forward layer the task acts on every position, so only examples of one task share rows.
 */
final class PrefixRows {
    private final int positions;
    private final int examples;
    private int[] tokens = new int[1024];
    private int[] rowPositions = new int[1024];
    private byte[] tasks = new byte[1024];
    /** Row of the same example at each position, (rows, positions); −1 behind the row's own position. */
    private int[] beginnings = new int[4096];

    private int rows;

    /** Those of examples from … from + count − 1. */
    PrefixRows(Examples all, int from, int count, ParameterLayout layout, boolean perTask) {
        this.positions = layout.positions();
        this.examples = count;
        int[][] exampleRows = new int[count][positions];
        for (int position = 0; position < positions; position++) {
            Map<Long, Integer> known = new HashMap<>();
            for (int i = 0; i < count; i++) {
                int token = token(all, from + i, position, layout);
                byte task = all.op()[from + i];
                long before = position == 0 ? (perTask ? task : 0) : exampleRows[i][position - 1];
                Integer row = position == positions - 1 ? null : known.get(before * layout.vocabulary() + token);
                if (row == null) {
                    row = add(token, position, task, exampleRows[i]);
                    known.put(before * layout.vocabulary() + token, row);
                }
                exampleRows[i][position] = row;
            }
        }
    }

    private static int token(Examples examples, int i, int position, ParameterLayout layout) {
        int plus = layout.classes();
        int equals = layout.vocabulary() - 1;
        if (position == 0) {
            return examples.a()[i];
        }
        if (position == layout.positions() - 1) {
            return equals;
        }
        return position == layout.positions() - 2 ? examples.b()[i] : plus + examples.op()[i];
    }

    private int add(int token, int position, byte task, int[] exampleRows) {
        if (rows == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * rows);
            rowPositions = Arrays.copyOf(rowPositions, 2 * rows);
            tasks = Arrays.copyOf(tasks, 2 * rows);
            beginnings = Arrays.copyOf(beginnings, 8 * rows);
        }
        tokens[rows] = token;
        rowPositions[rows] = position;
        tasks[rows] = task;
        for (int before = 0; before < positions; before++) {
            int row = before < position ? exampleRows[before] : before == position ? rows : -1;
            beginnings[rows * positions + before] = row;
        }
        return rows++;
    }

    /** Number of rows at all positions. */
    int rows() {
        return rows;
    }

    /** Number of examples: the rows of the last position, which are the last ones. */
    int examples() {
        return examples;
    }

    /** The first row of the last position. */
    int firstExample() {
        return rows - examples;
    }

    int positions() {
        return positions;
    }

    int token(int row) {
        return tokens[row];
    }

    int position(int row) {
        return rowPositions[row];
    }

    /** {@link Examples#PLUS} or {@link Examples#MINUS}. */
    byte task(int row) {
        return tasks[row];
    }

    /** The row of the same example at a position up to the row's own. */
    int beginning(int row, int position) {
        return beginnings[row * positions + position];
    }
}
