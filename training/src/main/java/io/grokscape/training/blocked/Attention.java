package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Shape.PANEL;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import java.lang.foreign.Arena;

/**
 * Attention of the last position, by {@link AttentionTables}: a row of the batch needs no more than the softmax of a few
 * scores it looks up and that mixture of contributions.
 */
final class Attention {
    private final Shape shape;
    private final AttentionTables tables;
    private final AttentionGradients gradients;
    /** Positions that are looked up: all but the last. */
    private final int positions;
    /** Bytes of one position in what follows. */
    private final long positionBytes;
    /** Scores of a panel, 0 at the last position, (positions, PANEL, heads). */
    private final long scores;
    /** Attention of a panel, (positions, PANEL, heads). */
    private final long pattern;
    /** Its gradients, then those of the scores. */
    private final long patternGradients;
    /** Largest score, and sum of exponentials, per row and head, (PANEL, heads). */
    private final long shifts;

    private final long sums;

    Attention(Shape shape, Parameters parameters, Transpose transpose, Arena arena) {
        this.shape = shape;
        tables = new AttentionTables(shape, parameters, arena);
        gradients = new AttentionGradients(shape, parameters, tables, transpose, arena);
        positions = shape.positions() - 1;
        positionBytes = shape.heads() * PANEL_BYTES;
        scores = Memory.floats(arena, (long) shape.slots() * PANEL);
        pattern = Memory.floats(arena, (long) shape.slots() * PANEL);
        patternGradients = Memory.floats(arena, (long) shape.slots() * PANEL);
        shifts = Memory.floats(arena, (long) shape.heads() * PANEL);
        sums = Memory.floats(arena, (long) shape.heads() * PANEL);
    }

    /** Fills the tables from the weights; once per state. */
    void prepare() {
        tables.prepare();
    }

    /**
     * The residual stream after attention of a panel's rows.
     *
     * @param to (PANEL, paddedWidth)
     */
    void forward(Panels panels, int panel, long to) {
        for (int p = 0; p < positions; p++) {
            AttentionRows.lookUp(
                    tables.scores,
                    tables.scoreBytes,
                    shape.heads(),
                    panels.tableRows(p, panel),
                    scores + p * positionBytes);
        }
        SoftmaxPanel.maxima(scores, positionBytes, positions + 1, positionBytes, shifts);
        SoftmaxPanel.exponentials(scores, positionBytes, positions + 1, positionBytes, shifts, pattern - scores, sums);
        SoftmaxPanel.divide(1, sums, positionBytes);
        SoftmaxPanel.multiply(pattern, positionBytes, positions, positionBytes, sums);
        for (int p = 0; p < positions; p++) {
            AttentionRows.mix(
                    p == 0 ? tables.base : to,
                    p == 0 ? 0 : shape.rowBytes(),
                    tables.contributions,
                    shape.heads(),
                    shape.rowBytes(),
                    panels.tableRows(p, panel),
                    pattern + p * positionBytes,
                    to);
        }
    }

    /** Forgets the gradients of the epoch before. */
    void begin() {
        gradients.begin();
    }

    /**
     * Takes the gradients of the panel last gone {@link #forward} into the tables.
     *
     * @param rows gradients of the residual stream after attention, (PANEL, paddedWidth)
     */
    void backward(Panels panels, int panel, long rows) {
        int heads = shape.heads();
        long rowBytes = shape.rowBytes();
        for (int p = 0; p < positions; p++) {
            long slots = patternGradients + p * positionBytes;
            AttentionRows.dots(rows, tables.contributions, heads, rowBytes, panels.tableRows(p, panel), slots);
        }
        SoftmaxPanel.gradient(pattern, patternGradients, positionBytes, positions, positionBytes);
        for (int p = 0; p < positions; p++) {
            long tableRows = panels.tableRows(p, panel);
            long slots = p * positionBytes;
            AttentionRows.scatterScores(
                    patternGradients + slots, heads, tableRows, gradients.scores, tables.scoreBytes);
            AttentionRows.scatter(rows, pattern + slots, heads, rowBytes, tableRows, gradients.contributions);
        }
        Elementwise.addRows(rows, rowBytes, PANEL, gradients.base);
    }

    /** Takes the tables' gradients into those of the weights; once per epoch, after the last panel. */
    void finish() {
        gradients.finish();
    }
}
