package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.LANES;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;

/**
 * The sizes of a one-layer model, and of the tables that stand for its keys and values.
 *
 * <p>A key or value depends on the token and its position alone, so there is one table row per (position, token) that
 * occurs: P for {@code a}, 2 for the operator where the task has one, P for {@code b}, 1 for {@code =}.
 *
 * @param layout where the parameters stand
 * @param width d
 * @param heads h
 * @param hidden units of the feed-forward layer
 */
record Shape(ParameterLayout layout, int width, int heads, int hidden) {
    /** Rows that go through the network together: four vectors of them, so that a tile's rows fill whole vectors. */
    static final int PANEL = 4 * LANES;
    /** Bytes of one feature of a panel. */
    static final long PANEL_BYTES = (long) PANEL * FLOAT_BYTES;
    /** Vectors of one feature of a panel. */
    static final int PANEL_VECTORS = PANEL / LANES;

    static Shape of(RunSpec spec) {
        return new Shape(ParameterLayout.of(spec), spec.hiddenSize(), spec.heads(), spec.mlpWidth());
    }

    int headWidth() {
        return width / heads;
    }

    /** d rounded up to whole vectors: the length of a row of any row-major matrix of width d. */
    int paddedWidth() {
        return (int) Memory.padded(width);
    }

    /** Bytes of such a row. */
    long rowBytes() {
        return (long) paddedWidth() * FLOAT_BYTES;
    }

    int widthVectors() {
        return paddedWidth() / LANES;
    }

    int classes() {
        return layout.classes();
    }

    int positions() {
        return layout.positions();
    }

    /** Pairs of position and head: what a row attends to. */
    int slots() {
        return positions() * heads;
    }

    private boolean operators() {
        return positions() == 4;
    }

    /** Rows of the tables. */
    int tableRows() {
        return 2 * classes() + (operators() ? 2 : 0) + 1;
    }

    /** First table row of a position. */
    int firstRow(int position) {
        if (position == positions() - 1) {
            return tableRows() - 1;
        }
        if (position == positions() - 2) {
            return tableRows() - 1 - classes();
        }
        return position == 0 ? 0 : classes();
    }

    /** First token that can stand at a position. */
    int firstToken(int position) {
        if (position == positions() - 1) {
            return layout.vocabulary() - 1;
        }
        return operators() && position == 1 ? classes() : 0;
    }

    /** Table rows of a position. */
    int rowsAt(int position) {
        return (position == positions() - 1 ? tableRows() : firstRow(position + 1)) - firstRow(position);
    }

    /** About the memory a run takes, never less. */
    long bytes(long trainExamples) {
        long padded = paddedWidth();
        long parameters = 4L * layout.size();
        long tables = (tableRows() + LANES) * padded * (6 + 3L * heads);
        long panels = PANEL * (4 * padded + 2L * hidden + classes() + LANES + 6L * slots());
        long weights = 4 * padded * padded + 2L * classes() * padded + (4L * hidden + LANES) * padded;
        long examples = (positions() + 3) * (trainExamples + (long) classes() * classes() + 2 * PANEL);
        return FLOAT_BYTES * (parameters + tables + panels + weights + examples + (long) hidden * LANES);
    }
}
