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
        int[] sizes = operators() ? new int[] {classes(), 2, classes(), 1} : new int[] {classes(), classes(), 1};
        int first = 0;
        for (int p = 0; p < position; p++) {
            first += sizes[p];
        }
        return first;
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
}
