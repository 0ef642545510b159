package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.get;
import static io.grokscape.training.blocked.Memory.set;

import java.lang.foreign.Arena;

/**
 * What attention knows of each (position, token), computed once per state.
 *
 * <p>The query is one vector, since the last token is always {@code =}. So each table row t has one score per head,
 * s_h[t] = x[t]·u_h with u_h = W_K,h q_h / √d_head, and one contribution to the residual stream, o_h[t] = x[t] W_V,h W_O,h.
 *
 * <p>Scores and contributions are kept relative to those of {@code =}, the last table row: a softmax does not see a
 * common shift, and since the attention of a head sums to 1, what {@code =} contributes with full attention can go into
 * the start of every row. So rows never look {@code =} up.
 */
final class AttentionTables {
    final int rows;
    final int paddedRows;
    /** Bytes of a row of contributions: all heads. */
    final long contributionBytes;
    /** Bytes of a row of scores: heads, rounded up to whole vectors. */
    final long scoreBytes;
    /** Embedded tokens x, (rows, paddedWidth). */
    final long embedded;
    /** W_V with the heads side by side, transposed, (width of all heads, paddedWidth). */
    final long valueWeightsTransposed;
    /** W_O, (width of all heads, paddedWidth). */
    final long outputWeights;
    /** Values x W_V, (rows, paddedWidth). */
    final long values;
    /** o, relative, (rows, heads, paddedWidth). */
    final long contributions;
    /** s, relative, (rows, paddedHeads). */
    final long scores;
    /** q, (width of all heads). */
    final long query;
    /** u, (heads, paddedWidth). */
    final long keys;
    /** The residual stream of a row that attends to {@code =} alone, (paddedWidth). */
    final long base;

    private final Shape shape;
    private final Parameters parameters;
    private final int width;
    private final long rowBytes;
    /** W_V with the heads side by side, (width, paddedWidth). */
    private final long valueWeights;
    /** u the other way round, (width, paddedHeads). */
    private final long keysTransposed;

    AttentionTables(Shape shape, Parameters parameters, Arena arena) {
        this.shape = shape;
        this.parameters = parameters;
        rows = shape.tableRows();
        paddedRows = (int) Memory.padded(rows);
        width = shape.width();
        rowBytes = shape.rowBytes();
        contributionBytes = shape.heads() * rowBytes;
        scoreBytes = Memory.padded(shape.heads()) * FLOAT_BYTES;
        int padded = shape.paddedWidth();
        embedded = Memory.floats(arena, (long) paddedRows * padded);
        valueWeights = Memory.floats(arena, (long) padded * padded);
        valueWeightsTransposed = Memory.floats(arena, (long) padded * padded);
        outputWeights = Memory.floats(arena, (long) padded * padded);
        values = Memory.floats(arena, (long) paddedRows * padded);
        contributions = Memory.floats(arena, (long) paddedRows * padded * shape.heads());
        scores = Memory.floats(arena, rows * Memory.padded(shape.heads()));
        query = Memory.floats(arena, width);
        keys = Memory.floats(arena, (long) shape.heads() * padded);
        keysTransposed = Memory.floats(arena, width * Memory.padded(shape.heads()));
        base = Memory.floats(arena, padded);
    }

    /** Fills the tables from the weights. */
    void prepare() {
        embed();
        layOutWeights();
        int vectors = shape.widthVectors();
        Product.set(rows, vectors, width, embedded, rowBytes, FLOAT_BYTES, valueWeights, rowBytes, values, rowBytes);
        for (int h = 0; h < shape.heads(); h++) {
            contribute(h);
        }
        for (int h = 0; h < shape.heads(); h++) {
            query(h);
        }
        int scoreVectors = (int) (scoreBytes / Memory.VECTOR_BYTES);
        Product.set(
                rows,
                scoreVectors,
                width,
                embedded,
                rowBytes,
                FLOAT_BYTES,
                keysTransposed,
                scoreBytes,
                scores,
                scoreBytes);
        makeRelative();
    }

    /** The residual stream of the last position before attention, (paddedWidth). */
    long last() {
        return embedded + (rows - 1) * rowBytes;
    }

    float keyScale() {
        return (float) (1 / Math.sqrt(shape.headWidth()));
    }

    private void embed() {
        long tokens = parameters.weights("embed.W_E");
        long positions = parameters.weights("pos_embed.W_pos");
        long tokenBytes = (long) width * FLOAT_BYTES;
        for (int p = 0; p < shape.positions(); p++) {
            long position = positions + p * tokenBytes;
            int first = shape.firstRow(p);
            int count = shape.rowsAt(p);
            for (int i = 0; i < count; i++) {
                long to = embedded + (first + i) * rowBytes;
                long token = tokens + (shape.firstToken(p) + i) * tokenBytes;
                for (long at = 0; at < tokenBytes; at += FLOAT_BYTES) {
                    set(to + at, get(token + at) + get(position + at));
                }
            }
        }
    }

    private void layOutWeights() {
        long value = parameters.weights("blocks.0.attn.W_V");
        long output = parameters.weights("blocks.0.attn.W_O");
        int headWidth = shape.headWidth();
        for (int h = 0; h < shape.heads(); h++) {
            for (int k = 0; k < width; k++) {
                for (int j = 0; j < headWidth; j++, value += FLOAT_BYTES) {
                    long column = (long) h * headWidth + j;
                    set(valueWeights + k * rowBytes + column * FLOAT_BYTES, get(value));
                    set(valueWeightsTransposed + column * rowBytes + (long) k * FLOAT_BYTES, get(value));
                }
            }
        }
        for (int j = 0; j < width; j++, output += (long) width * FLOAT_BYTES) {
            Elementwise.copy(output, outputWeights + j * rowBytes, width);
        }
    }

    private void contribute(int head) {
        long first = (long) head * shape.headWidth();
        Product.set(
                rows,
                shape.widthVectors(),
                shape.headWidth(),
                values + first * FLOAT_BYTES,
                rowBytes,
                FLOAT_BYTES,
                outputWeights + first * rowBytes,
                rowBytes,
                contributions + head * rowBytes,
                contributionBytes);
    }

    /** q and u of a head. */
    private void query(int head) {
        int headWidth = shape.headWidth();
        long offset = (long) head * width * headWidth * FLOAT_BYTES;
        long queryWeights = parameters.weights("blocks.0.attn.W_Q") + offset;
        long keyWeights = parameters.weights("blocks.0.attn.W_K") + offset;
        long headQuery = query + (long) head * headWidth * FLOAT_BYTES;
        long headBytes = (long) headWidth * FLOAT_BYTES;
        for (int j = 0; j < headWidth; j++) {
            float sum = 0;
            for (int k = 0; k < width; k++) {
                sum += get(last() + (long) k * FLOAT_BYTES)
                        * get(queryWeights + k * headBytes + (long) j * FLOAT_BYTES);
            }
            set(headQuery + (long) j * FLOAT_BYTES, sum);
        }
        for (int k = 0; k < width; k++) {
            float sum = 0;
            for (int j = 0; j < headWidth; j++) {
                sum += get(keyWeights + k * headBytes + (long) j * FLOAT_BYTES)
                        * get(headQuery + (long) j * FLOAT_BYTES);
            }
            set(keys + head * rowBytes + (long) k * FLOAT_BYTES, sum * keyScale());
            set(keysTransposed + k * scoreBytes + (long) head * FLOAT_BYTES, sum * keyScale());
        }
    }

    private void makeRelative() {
        long lastContribution = contributions + (rows - 1) * contributionBytes;
        long lastScore = scores + (rows - 1) * scoreBytes;
        Elementwise.copy(last(), base, width);
        for (int h = 0; h < shape.heads(); h++) {
            Elementwise.add(base, lastContribution + h * rowBytes, shape.paddedWidth());
        }
        for (int t = 0; t < rows - 1; t++) {
            Elementwise.subtract(contributions + t * contributionBytes, lastContribution, contributionBytes);
            Elementwise.subtract(scores + t * scoreBytes, lastScore, scoreBytes);
        }
    }
}
