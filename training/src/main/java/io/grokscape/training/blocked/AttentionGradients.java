package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.get;
import static io.grokscape.training.blocked.Memory.set;

import java.lang.foreign.Arena;

/**
 * Gradients of the {@link AttentionTables}, summed over the rows of the batch, and once per epoch their way back into
 * the weights. Since the tables are relative to {@code =}, its own gradients follow from all others'.
 */
final class AttentionGradients {
    /** Of the contributions, (rows, heads, paddedWidth). */
    final long contributions;
    /** Of the scores, (rows, paddedHeads). */
    final long scores;
    /** Of the start of every row, which is the last position's residual stream, (paddedWidth). */
    final long base;

    private final Shape shape;
    private final Parameters parameters;
    private final AttentionTables tables;
    private final Transpose transpose;
    private final int rows;
    private final int width;
    private final long rowBytes;
    private final long turnedBytes;
    /** Contribution gradients of a head the other way round, (paddedWidth, paddedRows). */
    private final long turned;
    /** Of the values, (paddedWidth, paddedRows) and (paddedRows, paddedWidth). */
    private final long turnedValues;

    private final long values;
    /** Of the embedded tokens, (rows, paddedWidth). */
    private final long embedded;
    /** Of u, (heads, paddedWidth). */
    private final long keys;
    /** Of W_V with the heads side by side, or of W_O, (width, paddedWidth). */
    private final long weights;

    AttentionGradients(Shape shape, Parameters parameters, AttentionTables tables, Transpose transpose, Arena arena) {
        this.shape = shape;
        this.parameters = parameters;
        this.tables = tables;
        this.transpose = transpose;
        rows = tables.rows;
        width = shape.width();
        rowBytes = shape.rowBytes();
        turnedBytes = (long) tables.paddedRows * FLOAT_BYTES;
        int padded = shape.paddedWidth();
        long tableFloats = (long) tables.paddedRows * padded;
        contributions = Memory.floats(arena, tableFloats * shape.heads());
        scores = Memory.floats(arena, rows * Memory.padded(shape.heads()));
        base = Memory.floats(arena, padded);
        turned = Memory.floats(arena, tableFloats);
        turnedValues = Memory.floats(arena, tableFloats);
        values = Memory.floats(arena, tableFloats);
        embedded = Memory.floats(arena, tableFloats);
        keys = Memory.floats(arena, (long) shape.heads() * padded);
        weights = Memory.floats(arena, (long) padded * padded);
    }

    /** Forgets the epoch before. */
    void begin() {
        Memory.zero(contributions, (long) rows * shape.heads() * shape.paddedWidth());
        Memory.zero(scores, rows * Memory.padded(shape.heads()));
        Memory.zero(base, shape.paddedWidth());
    }

    /** Takes the sums into the gradients of the weights. */
    void finish() {
        completeLastRow();
        for (int h = 0; h < shape.heads(); h++) {
            outputAndValues(h);
        }
        copyOutputWeights();
        transpose.run(turnedValues, turnedBytes, width, rows, values, rowBytes);
        valueWeights();
        embedded();
        for (int h = 0; h < shape.heads(); h++) {
            keysAndQuery(h);
        }
        Elementwise.add(embedded + (rows - 1) * rowBytes, base, shape.paddedWidth());
        embedding();
    }

    /**
     * Relative tables t − last: the last row gets minus the sum of all others, and of the contributions what goes into
     * every row besides.
     */
    private void completeLastRow() {
        long lastContribution = contributions + (rows - 1) * tables.contributionBytes;
        long lastScore = scores + (rows - 1) * tables.scoreBytes;
        for (int t = 0; t < rows - 1; t++) {
            Elementwise.subtract(
                    lastContribution, contributions + t * tables.contributionBytes, tables.contributionBytes);
            Elementwise.subtract(lastScore, scores + t * tables.scoreBytes, tables.scoreBytes);
        }
        for (int h = 0; h < shape.heads(); h++) {
            Elementwise.add(lastContribution + h * rowBytes, base, shape.paddedWidth());
        }
    }

    /** W_O's gradient valuesᵀ·contributions, and the values' W_O·contributionsᵀ, of a head. */
    private void outputAndValues(int head) {
        int headWidth = shape.headWidth();
        long first = (long) head * headWidth;
        long headContributions = contributions + head * rowBytes;
        transpose.run(headContributions, tables.contributionBytes, rows, width, turned, turnedBytes);
        Product.set(
                headWidth,
                tables.paddedRows / Memory.LANES,
                width,
                tables.outputWeights + first * rowBytes,
                rowBytes,
                FLOAT_BYTES,
                turned,
                turnedBytes,
                turnedValues + first * turnedBytes,
                turnedBytes);
        Product.set(
                headWidth,
                shape.widthVectors(),
                rows,
                tables.values + first * FLOAT_BYTES,
                FLOAT_BYTES,
                rowBytes,
                headContributions,
                tables.contributionBytes,
                weights + first * rowBytes,
                rowBytes);
    }

    private void copyOutputWeights() {
        long to = parameters.gradients("blocks.0.attn.W_O");
        for (int j = 0; j < width; j++, to += (long) width * FLOAT_BYTES) {
            Elementwise.copy(weights + j * rowBytes, to, width);
        }
    }

    private void valueWeights() {
        int vectors = shape.widthVectors();
        Product.set(width, vectors, rows, tables.embedded, FLOAT_BYTES, rowBytes, values, rowBytes, weights, rowBytes);
        long to = parameters.gradients("blocks.0.attn.W_V");
        int headWidth = shape.headWidth();
        for (int h = 0; h < shape.heads(); h++) {
            for (int k = 0; k < width; k++, to += (long) headWidth * FLOAT_BYTES) {
                Elementwise.copy(weights + k * rowBytes + (long) h * headWidth * FLOAT_BYTES, to, headWidth);
            }
        }
    }

    /** Through the values, then through the scores; and u's gradient. */
    private void embedded() {
        int vectors = shape.widthVectors();
        Product.set(
                rows,
                vectors,
                width,
                values,
                rowBytes,
                FLOAT_BYTES,
                tables.valueWeightsTransposed,
                rowBytes,
                embedded,
                rowBytes);
        Product.add(
                rows,
                vectors,
                shape.heads(),
                scores,
                tables.scoreBytes,
                FLOAT_BYTES,
                tables.keys,
                rowBytes,
                embedded,
                rowBytes);
        Product.set(
                shape.heads(),
                vectors,
                rows,
                scores,
                FLOAT_BYTES,
                tables.scoreBytes,
                tables.embedded,
                rowBytes,
                keys,
                rowBytes);
    }

    private void keysAndQuery(int head) {
        int headWidth = shape.headWidth();
        long offset = (long) head * width * headWidth * FLOAT_BYTES;
        long headBytes = (long) headWidth * FLOAT_BYTES;
        long queryWeights = parameters.weights("blocks.0.attn.W_Q") + offset;
        long keyWeights = parameters.weights("blocks.0.attn.W_K") + offset;
        long queryGradients = parameters.gradients("blocks.0.attn.W_Q") + offset;
        long keyGradients = parameters.gradients("blocks.0.attn.W_K") + offset;
        long query = tables.query + head * headBytes;
        long headKeys = keys + head * rowBytes;
        for (int j = 0; j < headWidth; j++) {
            long column = (long) j * FLOAT_BYTES;
            float gradient = 0;
            for (int k = 0; k < width; k++) {
                float key = get(headKeys + (long) k * FLOAT_BYTES) * tables.keyScale();
                set(keyGradients + k * headBytes + column, key * get(query + column));
                gradient += key * get(keyWeights + k * headBytes + column);
            }
            for (int k = 0; k < width; k++) {
                long in = (long) k * FLOAT_BYTES;
                long at = k * headBytes + column;
                set(queryGradients + at, gradient * get(tables.last() + in));
                set(base + in, get(base + in) + gradient * get(queryWeights + at));
            }
        }
    }

    private void embedding() {
        long tokens = parameters.gradients("embed.W_E");
        long positions = parameters.gradients("pos_embed.W_pos");
        long tokenBytes = (long) width * FLOAT_BYTES;
        Memory.zero(tokens, (long) shape.layout().vocabulary() * width);
        Memory.zero(positions, (long) shape.positions() * width);
        for (int p = 0; p < shape.positions(); p++) {
            long position = positions + p * tokenBytes;
            int first = shape.firstRow(p);
            int count = shape.rowsAt(p);
            for (int i = 0; i < count; i++) {
                long from = embedded + (first + i) * rowBytes;
                long token = tokens + (shape.firstToken(p) + i) * tokenBytes;
                for (long at = 0; at < tokenBytes; at += FLOAT_BYTES) {
                    set(token + at, get(token + at) + get(from + at));
                    set(position + at, get(position + at) + get(from + at));
                }
            }
        }
    }
}
