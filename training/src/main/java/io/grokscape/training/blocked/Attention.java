package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.get;
import static io.grokscape.training.blocked.Memory.set;
import static io.grokscape.training.blocked.Shape.PANEL;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;

import java.lang.foreign.Arena;

/**
 * Embedding and attention of the last position, by tables.
 *
 * <p>The query is one vector, since the last token is always {@code =}. So each table row t = (position, token) has one
 * score per head, s_h[t] = x[t]·u_h with u_h = W_K,h q_h / √d_head, and one contribution to the residual stream, o_h[t] =
 * x[t] W_V,h W_O,h. A row of the batch needs no more than the softmax of a few scores it looks up and that mixture of
 * contributions; its gradients go back into tables of the same form, and from there once per epoch into the weights.
 */
final class Attention {
    private final Shape shape;
    private final Parameters parameters;
    private final Transpose transpose;
    private final int rows;
    private final int paddedRows;
    private final int width;
    private final long rowBytes;
    /** Bytes of a table row of contributions: all heads. */
    private final long headsBytes;

    /** Embedded tokens x, (rows, paddedWidth). */
    private final long embedded;
    /** W_V with the heads side by side, (width, paddedWidth), and its transpose. */
    private final long valueWeights;

    private final long valueWeightsTransposed;
    /** W_O, (width of all heads, paddedWidth). */
    private final long outputWeights;
    /** Values x W_V, (rows, paddedWidth). */
    private final long values;
    /** o, (rows, heads, paddedWidth). */
    private final long contributions;
    /** s, (rows, heads). */
    private final long scores;
    /** q, (width of all heads). */
    private final long query;
    /** u, (heads, width). */
    private final long keys;
    /** Attention of a panel, (positions, PANEL, heads). */
    private final long pattern;
    /** Largest score and sum of exponentials per row and head, (PANEL, heads). */
    private final long shifts;

    private final long sums;
    /** Bytes of one position in {@link #pattern}. */
    private final long positionBytes;

    private final long contributionGradients;
    private final long scoreGradients;
    /** Gradient of the last position's residual stream, (paddedWidth). */
    private final long lastGradient;
    /** Gradients of the attention of a panel, then of its scores, (positions, PANEL, heads). */
    private final long patternGradients;
    /** Contribution gradients the other way round, (heads × paddedWidth, paddedRows). */
    private final long turnedGradients;
    /** Gradients of the values, (paddedWidth, paddedRows) and (rows, paddedWidth). */
    private final long turnedValueGradients;

    private final long valueGradients;
    private final long embeddedGradients;
    /** Gradient of W_V or W_O as laid out above, (width, paddedWidth). */
    private final long weightGradients;

    Attention(Shape shape, Parameters parameters, Transpose transpose, Arena arena) {
        this.shape = shape;
        this.parameters = parameters;
        this.transpose = transpose;
        rows = shape.tableRows();
        paddedRows = (int) Memory.padded(rows);
        width = shape.width();
        rowBytes = shape.rowBytes();
        headsBytes = shape.heads() * rowBytes;
        int padded = shape.paddedWidth();
        embedded = Memory.floats(arena, (long) paddedRows * padded);
        valueWeights = Memory.floats(arena, (long) padded * padded);
        valueWeightsTransposed = Memory.floats(arena, (long) padded * padded);
        outputWeights = Memory.floats(arena, (long) padded * padded);
        values = Memory.floats(arena, (long) paddedRows * padded);
        contributions = Memory.floats(arena, (long) paddedRows * padded * shape.heads());
        scores = Memory.floats(arena, (long) rows * shape.heads());
        query = Memory.floats(arena, width);
        keys = Memory.floats(arena, (long) shape.heads() * width);
        positionBytes = shape.heads() * PANEL_BYTES;
        pattern = Memory.floats(arena, (long) shape.slots() * PANEL);
        shifts = Memory.floats(arena, (long) shape.heads() * PANEL);
        sums = Memory.floats(arena, (long) shape.heads() * PANEL);
        contributionGradients = Memory.floats(arena, (long) paddedRows * padded * shape.heads());
        scoreGradients = Memory.floats(arena, (long) rows * shape.heads());
        lastGradient = Memory.floats(arena, padded);
        patternGradients = Memory.floats(arena, (long) shape.slots() * PANEL + Memory.LANES);
        turnedGradients = Memory.floats(arena, (long) paddedRows * padded * shape.heads());
        turnedValueGradients = Memory.floats(arena, (long) padded * paddedRows);
        valueGradients = Memory.floats(arena, (long) paddedRows * padded);
        embeddedGradients = Memory.floats(arena, (long) paddedRows * padded);
        weightGradients = Memory.floats(arena, (long) padded * padded);
    }

    /** Fills the tables from the weights; once per state. */
    void prepare() {
        embed();
        layOutWeights();
        query();
        int vectors = shape.widthVectors();
        int headWidth = shape.headWidth();
        Product.set(rows, vectors, width, embedded, rowBytes, FLOAT_BYTES, valueWeights, rowBytes, values, rowBytes);
        for (int h = 0; h < shape.heads(); h++) {
            long first = (long) h * headWidth;
            Product.set(
                    rows,
                    vectors,
                    headWidth,
                    values + first * FLOAT_BYTES,
                    rowBytes,
                    FLOAT_BYTES,
                    outputWeights + first * rowBytes,
                    rowBytes,
                    contributions + h * rowBytes,
                    headsBytes);
        }
    }

    private void embed() {
        long tokens = parameters.weights("embed.W_E");
        long positions = parameters.weights("pos_embed.W_pos");
        for (int p = 0; p < shape.positions(); p++) {
            for (int i = 0; i < shape.rowsAt(p); i++) {
                long to = embedded + (shape.firstRow(p) + i) * rowBytes;
                long token = tokens + (long) (shape.firstToken(p) + i) * width * FLOAT_BYTES;
                long position = positions + (long) p * width * FLOAT_BYTES;
                for (long at = 0; at < (long) width * FLOAT_BYTES; at += FLOAT_BYTES) {
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
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++, output += FLOAT_BYTES) {
                set(outputWeights + j * rowBytes + (long) k * FLOAT_BYTES, get(output));
            }
        }
    }

    /** The residual stream of the last position before attention, (paddedWidth). */
    private long last() {
        return embedded + (rows - 1) * rowBytes;
    }

    private float keyScale() {
        return (float) (1 / Math.sqrt(shape.headWidth()));
    }

    /** q, u and the scores. */
    private void query() {
        long queryWeights = parameters.weights("blocks.0.attn.W_Q");
        long keyWeights = parameters.weights("blocks.0.attn.W_K");
        int headWidth = shape.headWidth();
        for (int h = 0; h < shape.heads(); h++) {
            long headQuery = query + (long) h * headWidth * FLOAT_BYTES;
            long offset = (long) h * width * headWidth * FLOAT_BYTES;
            for (int j = 0; j < headWidth; j++) {
                float sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += get(last() + (long) k * FLOAT_BYTES)
                            * get(queryWeights + offset + ((long) k * headWidth + j) * FLOAT_BYTES);
                }
                set(headQuery + (long) j * FLOAT_BYTES, sum);
            }
            for (int k = 0; k < width; k++) {
                float sum = 0;
                for (int j = 0; j < headWidth; j++) {
                    sum += get(keyWeights + offset + ((long) k * headWidth + j) * FLOAT_BYTES)
                            * get(headQuery + (long) j * FLOAT_BYTES);
                }
                set(keys + ((long) h * width + k) * FLOAT_BYTES, sum * keyScale());
            }
            for (int t = 0; t < rows; t++) {
                float sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += get(embedded + t * rowBytes + (long) k * FLOAT_BYTES)
                            * get(keys + ((long) h * width + k) * FLOAT_BYTES);
                }
                set(scores + ((long) t * shape.heads() + h) * FLOAT_BYTES, sum);
            }
        }
    }

    /**
     * The residual stream after attention of a panel's rows.
     *
     * @param to (PANEL, paddedWidth)
     */
    void forward(Panels panels, int panel, long to) {
        for (int p = 0; p < shape.positions(); p++) {
            AttentionRows.lookUp(scores, shape.heads(), panels.tableRows(p, panel), pattern + p * positionBytes);
        }
        SoftmaxPanel.maxima(pattern, positionBytes, shape.positions(), positionBytes, shifts);
        SoftmaxPanel.exponentials(pattern, positionBytes, shape.positions(), positionBytes, shifts, 0, sums);
        SoftmaxPanel.divide(1, sums, positionBytes);
        SoftmaxPanel.multiply(pattern, positionBytes, shape.positions(), positionBytes, sums);
        for (int p = 0; p < shape.positions(); p++) {
            AttentionRows.mix(
                    p == 0 ? last() : to,
                    p == 0 ? 0 : rowBytes,
                    contributions,
                    shape.heads(),
                    rowBytes,
                    panels.tableRows(p, panel),
                    pattern + p * positionBytes,
                    to);
        }
    }

    /** Forgets the gradients of the epoch before. */
    void begin() {
        Memory.zero(contributionGradients, (long) rows * shape.paddedWidth() * shape.heads());
        Memory.zero(scoreGradients, (long) rows * shape.heads());
        Memory.zero(lastGradient, shape.paddedWidth());
    }

    /**
     * Takes the gradients of the panel last gone {@link #forward} into the tables.
     *
     * @param gradients of the residual stream after attention, (PANEL, paddedWidth)
     */
    void backward(Panels panels, int panel, long gradients) {
        int heads = shape.heads();
        for (int p = 0; p < shape.positions(); p++) {
            AttentionRows.dots(
                    gradients,
                    contributions,
                    heads,
                    rowBytes,
                    panels.tableRows(p, panel),
                    patternGradients + p * positionBytes);
        }
        SoftmaxPanel.gradient(pattern, patternGradients, positionBytes, shape.positions(), positionBytes);
        for (int p = 0; p < shape.positions(); p++) {
            long tableRows = panels.tableRows(p, panel);
            long slot = p * positionBytes;
            AttentionRows.scatterScores(patternGradients + slot, heads, tableRows, scoreGradients);
            if (p < shape.positions() - 1) {
                AttentionRows.scatter(gradients, pattern + slot, heads, rowBytes, tableRows, contributionGradients);
            } else {
                // Every row has the same last token: a product.
                Product.add(
                        heads,
                        shape.widthVectors(),
                        PANEL,
                        pattern + slot,
                        FLOAT_BYTES,
                        (long) heads * FLOAT_BYTES,
                        gradients,
                        rowBytes,
                        contributionGradients + (rows - 1) * headsBytes,
                        rowBytes);
            }
        }
        Elementwise.addRows(gradients, rowBytes, PANEL, lastGradient);
    }

    /** Takes the tables' gradients into those of the weights; once per epoch, after the last panel. */
    void finish() {
        valueAndOutputGradients();
        keyAndQueryGradients();
        Elementwise.add(embeddedGradients + (rows - 1) * rowBytes, lastGradient, shape.paddedWidth());
        embeddingGradients();
    }

    private void valueAndOutputGradients() {
        int vectors = shape.widthVectors();
        int headWidth = shape.headWidth();
        long turnedRow = (long) paddedRows * FLOAT_BYTES;
        for (int h = 0; h < shape.heads(); h++) {
            long first = (long) h * headWidth;
            long turned = turnedGradients + h * shape.paddedWidth() * turnedRow;
            transpose.run(contributionGradients + h * rowBytes, headsBytes, rows, width, turned, turnedRow);
            Product.set(
                    headWidth,
                    paddedRows / Memory.LANES,
                    width,
                    outputWeights + first * rowBytes,
                    rowBytes,
                    FLOAT_BYTES,
                    turned,
                    turnedRow,
                    turnedValueGradients + first * turnedRow,
                    turnedRow);
            Product.set(
                    headWidth,
                    vectors,
                    rows,
                    values + first * FLOAT_BYTES,
                    FLOAT_BYTES,
                    rowBytes,
                    contributionGradients + h * rowBytes,
                    headsBytes,
                    weightGradients + first * rowBytes,
                    rowBytes);
        }
        long output = parameters.gradients("blocks.0.attn.W_O");
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++, output += FLOAT_BYTES) {
                set(output, get(weightGradients + j * rowBytes + (long) k * FLOAT_BYTES));
            }
        }
        transpose.run(turnedValueGradients, turnedRow, width, rows, valueGradients, rowBytes);
        Product.set(
                width,
                vectors,
                rows,
                embedded,
                FLOAT_BYTES,
                rowBytes,
                valueGradients,
                rowBytes,
                weightGradients,
                rowBytes);
        long value = parameters.gradients("blocks.0.attn.W_V");
        for (int h = 0; h < shape.heads(); h++) {
            for (int k = 0; k < width; k++) {
                for (int j = 0; j < headWidth; j++, value += FLOAT_BYTES) {
                    set(value, get(weightGradients + k * rowBytes + ((long) h * headWidth + j) * FLOAT_BYTES));
                }
            }
        }
        Product.set(
                rows,
                vectors,
                width,
                valueGradients,
                rowBytes,
                FLOAT_BYTES,
                valueWeightsTransposed,
                rowBytes,
                embeddedGradients,
                rowBytes);
    }

    private void keyAndQueryGradients() {
        long queryWeights = parameters.weights("blocks.0.attn.W_Q");
        long keyWeights = parameters.weights("blocks.0.attn.W_K");
        long queryGradients = parameters.gradients("blocks.0.attn.W_Q");
        long keyGradients = parameters.gradients("blocks.0.attn.W_K");
        int headWidth = shape.headWidth();
        for (int h = 0; h < shape.heads(); h++) {
            long offset = (long) h * width * headWidth * FLOAT_BYTES;
            long headKeys = keys + (long) h * width * FLOAT_BYTES;
            long headQuery = query + (long) h * headWidth * FLOAT_BYTES;
            scoreToEmbedding(h, headKeys);
            for (int k = 0; k < width; k++) {
                float keyGradient = 0;
                for (int t = 0; t < rows; t++) {
                    keyGradient += scoreGradient(t, h) * get(embedded + t * rowBytes + (long) k * FLOAT_BYTES);
                }
                keyGradient *= keyScale();
                for (int j = 0; j < headWidth; j++) {
                    long at = offset + ((long) k * headWidth + j) * FLOAT_BYTES;
                    set(keyGradients + at, keyGradient * get(headQuery + (long) j * FLOAT_BYTES));
                }
                // u's gradient is needed once more below; u itself is not.
                set(headKeys + (long) k * FLOAT_BYTES, keyGradient);
            }
            for (int j = 0; j < headWidth; j++) {
                float gradient = 0;
                for (int k = 0; k < width; k++) {
                    gradient += get(headKeys + (long) k * FLOAT_BYTES)
                            * get(keyWeights + offset + ((long) k * headWidth + j) * FLOAT_BYTES);
                }
                for (int k = 0; k < width; k++) {
                    long at = offset + ((long) k * headWidth + j) * FLOAT_BYTES;
                    long in = (long) k * FLOAT_BYTES;
                    set(queryGradients + at, gradient * get(last() + in));
                    set(lastGradient + in, get(lastGradient + in) + gradient * get(queryWeights + at));
                }
            }
        }
    }

    private void scoreToEmbedding(int head, long headKeys) {
        for (int t = 0; t < rows; t++) {
            float gradient = scoreGradient(t, head);
            for (int k = 0; k < width; k++) {
                long at = embeddedGradients + t * rowBytes + (long) k * FLOAT_BYTES;
                set(at, get(at) + gradient * get(headKeys + (long) k * FLOAT_BYTES));
            }
        }
    }

    private float scoreGradient(int row, int head) {
        return get(scoreGradients + ((long) row * shape.heads() + head) * FLOAT_BYTES);
    }

    private void embeddingGradients() {
        long tokens = parameters.gradients("embed.W_E");
        long positions = parameters.gradients("pos_embed.W_pos");
        Memory.zero(tokens, (long) shape.layout().vocabulary() * width);
        Memory.zero(positions, (long) shape.positions() * width);
        for (int p = 0; p < shape.positions(); p++) {
            for (int i = 0; i < shape.rowsAt(p); i++) {
                long from = embeddedGradients + (shape.firstRow(p) + i) * rowBytes;
                long token = tokens + (long) (shape.firstToken(p) + i) * width * FLOAT_BYTES;
                long position = positions + (long) p * width * FLOAT_BYTES;
                for (long at = 0; at < (long) width * FLOAT_BYTES; at += FLOAT_BYTES) {
                    set(token + at, get(token + at) + get(from + at));
                    set(position + at, get(position + at) + get(from + at));
                }
            }
        }
    }
}
