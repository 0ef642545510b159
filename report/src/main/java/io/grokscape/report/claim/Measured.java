package io.grokscape.report.claim;

import io.grokscape.report.figure.Cell;
import java.util.List;

/**
 * What a study's runs say about a quantity.
 *
 * @param low the value, or the lower end of its interval
 * @param high the same, or the upper end
 * @param words the value with its numbers
 * @param cells the points it was measured at; their runs are its source
 * @param telling whether there are enough runs to hold it against a claim
 */
public record Measured(double low, double high, String words, List<Cell> cells, boolean telling) {
    static Measured point(double value, String words, List<Cell> cells) {
        return new Measured(value, value, words, cells, true);
    }

    /** Runs behind it. */
    public int runs() {
        return cells.stream().mapToInt(cell -> cell.runs().size()).sum();
    }
}
