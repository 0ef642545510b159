package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;
import static io.grokscape.training.blocked.Memory.VECTOR_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL;
import static io.grokscape.training.blocked.Shape.PANEL_BYTES;
import static io.grokscape.training.blocked.Shape.PANEL_VECTORS;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Examples;
import java.lang.foreign.Arena;

/**
 * The whole network, panel by panel: forward, loss and gradients of {@link Shape#PANEL} rows before the next are begun,
 * so that a panel's activations never leave the caches.
 *
 * <p>Panels are feature-major (features × PANEL), so that a vector holds one feature of many rows: any width fills its
 * vectors, biases, ReLU and softmax need nothing across lanes, and weights are broadcast straight from where they lie. Only
 * what is contracted over rows (the weights' gradients) needs the narrow panels row-major too, and they are transposed.
 */
final class Network {
    private final Shape shape;
    private final Parameters parameters;
    private final Attention attention;
    private final Transpose transpose;
    private final LossPanel loss;
    private final boolean split;

    /**
     * W_in (hidden, paddedWidth), W_out (width, hidden) and W_U (classes, width) transposed: what is contracted over
     * lies together.
     */
    private final long inTransposed;

    private final long outTransposed;
    private final long unembedTransposed;

    /** Residual stream after attention, (PANEL, paddedWidth) and (paddedWidth, PANEL). */
    private final long middleRows;

    private final long middle;
    /** Feed-forward units, (hidden, PANEL), and their gradients. */
    private final long units;

    private final long unitGradients;
    /**
     * Final residual stream, (paddedWidth, PANEL) and (PANEL, paddedWidth); then the same for its gradient, the second of
     * which becomes that of the stream after attention.
     */
    private final long last;

    private final long lastRows;
    private final long lastGradients;
    private final long lastGradientRows;
    /** Logits, then their gradients, (classes, PANEL). */
    private final long logits;

    /** Gradients of W_inᵀ (hidden, paddedWidth), W_out (hidden, paddedWidth), W_Uᵀ (classes, paddedWidth). */
    private final long inGradients;

    private final long outGradients;
    private final long unembedGradients;
    /** Gradients of b_in, lane by lane (hidden, LANES), and of b_out (paddedWidth). */
    private final long inBiasGradients;

    private final long outBiasGradients;

    Network(RunSpec spec, Shape shape, Parameters parameters, Arena arena) {
        this.shape = shape;
        this.parameters = parameters;
        split = spec.splitFeedForward();
        transpose = new Transpose(arena);
        attention = new Attention(shape, parameters, transpose, arena);
        loss = new LossPanel(spec.loss(), shape.classes(), arena);
        long width = shape.width();
        long padded = shape.paddedWidth();
        int hidden = shape.hidden();
        int classes = shape.classes();
        inTransposed = Memory.floats(arena, hidden * padded);
        outTransposed = Memory.floats(arena, (long) hidden * width);
        unembedTransposed = Memory.floats(arena, (long) classes * width);
        middleRows = Memory.floats(arena, PANEL * padded);
        middle = Memory.floats(arena, PANEL * padded);
        units = Memory.floats(arena, PANEL * wholeTiles(hidden));
        unitGradients = Memory.floats(arena, PANEL * wholeTiles(hidden));
        last = Memory.floats(arena, PANEL * padded);
        lastRows = Memory.floats(arena, PANEL * padded);
        lastGradients = Memory.floats(arena, PANEL * padded);
        lastGradientRows = Memory.floats(arena, PANEL * padded);
        logits = Memory.floats(arena, PANEL * wholeTiles(classes));
        inGradients = Memory.floats(arena, wholeTiles(hidden) * padded);
        outGradients = Memory.floats(arena, wholeTiles(hidden) * padded);
        unembedGradients = Memory.floats(arena, wholeTiles(classes) * padded);
        inBiasGradients = Memory.floats(arena, (long) hidden * Memory.LANES);
        outBiasGradients = Memory.floats(arena, padded);
    }

    /** Lays examples out for this network. */
    Panels panels(Examples examples, Arena arena) {
        return new Panels(shape, examples, arena);
    }

    /** Computes what depends on the weights alone; to be called whenever they changed. */
    void prepare() {
        attention.prepare();
        turn(parameters.weights("blocks.0.mlp.W_in"), shape.width(), shape.hidden(), inTransposed, shape.paddedWidth());
        turn(parameters.weights("blocks.0.mlp.W_out"), shape.hidden(), shape.width(), outTransposed, shape.hidden());
        turn(parameters.weights("unembed.W_U"), shape.width(), shape.classes(), unembedTransposed, shape.width());
    }

    /**
     * Mean-loss gradients of all examples, into the parameters' gradients.
     *
     * @param tally what to add the examples to, or null
     * @return whether every logit was a finite number
     */
    boolean gradients(Panels panels, Tally tally) {
        begin();
        for (int panel = 0; panel < panels.count(); panel++) {
            forward(panels, panel);
            if (tally != null) {
                loss.tallyNorms(logits, panels.rowsIn(panel), tally);
            }
            loss.run(logits, panels.labels(panel), panels.rowsIn(panel), panels.rows());
            if (tally != null) {
                loss.tally(panels.rowsIn(panel), tally);
            }
            backward(panels, panel);
        }
        finish();
        return !loss.broken();
    }

    /** Adds all examples to the tally; no gradients. */
    void evaluate(Panels panels, Tally tally) {
        for (int panel = 0; panel < panels.count(); panel++) {
            forward(panels, panel);
            loss.run(logits, panels.labels(panel), panels.rowsIn(panel), panels.rows());
            loss.tally(panels.rowsIn(panel), tally);
        }
    }

    private void forward(Panels panels, int panel) {
        int width = shape.width();
        int hidden = shape.hidden();
        long widthBytes = (long) width * FLOAT_BYTES;
        attention.forward(panels, panel, middleRows);
        transpose.run(middleRows, shape.rowBytes(), PANEL, width, middle, PANEL_BYTES);
        product(hidden, width, inTransposed, shape.rowBytes(), middle, units);
        Elementwise.biasAndRelu(units, parameters.weights("blocks.0.mlp.b_in"), hidden);
        if (split) {
            Elementwise.maskRows(units, panels.kinds(0, panel), hidden / 2);
            Elementwise.maskRows(units + hidden / 2 * PANEL_BYTES, panels.kinds(1, panel), hidden / 2);
        }
        product(width, hidden, outTransposed, (long) hidden * FLOAT_BYTES, units, last);
        Elementwise.addAndBias(last, middle, parameters.weights("blocks.0.mlp.b_out"), width);
        product(shape.classes(), width, unembedTransposed, widthBytes, last, logits);
    }

    private void begin() {
        loss.begin();
        attention.begin();
        Memory.zero(inGradients, (long) shape.hidden() * shape.paddedWidth());
        Memory.zero(outGradients, (long) shape.hidden() * shape.paddedWidth());
        Memory.zero(unembedGradients, (long) shape.classes() * shape.paddedWidth());
        Memory.zero(inBiasGradients, (long) shape.hidden() * Memory.LANES);
        Memory.zero(outBiasGradients, shape.paddedWidth());
    }

    private void backward(Panels panels, int panel) {
        int width = shape.width();
        int hidden = shape.hidden();
        int classes = shape.classes();
        long rowBytes = shape.rowBytes();
        transpose.run(last, PANEL_BYTES, width, PANEL, lastRows, rowBytes);
        weightGradient(classes, logits, lastRows, unembedGradients);
        product(width, classes, parameters.weights("unembed.W_U"), (long) classes * FLOAT_BYTES, logits, lastGradients);
        transpose.run(lastGradients, PANEL_BYTES, width, PANEL, lastGradientRows, rowBytes);
        weightGradient(hidden, units, lastGradientRows, outGradients);
        Elementwise.addRows(lastGradientRows, rowBytes, PANEL, outBiasGradients);
        product(
                hidden,
                width,
                parameters.weights("blocks.0.mlp.W_out"),
                (long) width * FLOAT_BYTES,
                lastGradients,
                unitGradients);
        Elementwise.reluGradient(unitGradients, units, inBiasGradients, hidden);
        weightGradient(hidden, unitGradients, middleRows, inGradients);
        // Row-major at once, on top of what the residual stream carries past the feed-forward layer.
        Product.add(
                PANEL,
                shape.widthVectors(),
                hidden,
                unitGradients,
                FLOAT_BYTES,
                PANEL_BYTES,
                inTransposed,
                rowBytes,
                lastGradientRows,
                rowBytes);
        attention.backward(panels, panel, lastGradientRows);
    }

    /** to (rows, PANEL) = weights (rows, depth) · panel (depth, PANEL). */
    private static void product(int rows, int depth, long weights, long weightsRow, long panel, long to) {
        Product.set(rows, PANEL_VECTORS, depth, weights, weightsRow, FLOAT_BYTES, panel, PANEL_BYTES, to, PANEL_BYTES);
    }

    /**
     * to (features, paddedWidth) += panel (features, PANEL) · rows (PANEL, paddedWidth). Panel and result have room for
     * whole tiles; what stands there is never read.
     */
    private void weightGradient(int features, long panel, long rows, long to) {
        Product.add(
                wholeTiles(features),
                shape.widthVectors(),
                PANEL,
                panel,
                PANEL_BYTES,
                FLOAT_BYTES,
                rows,
                shape.rowBytes(),
                to,
                shape.rowBytes());
    }

    private static int wholeTiles(int rows) {
        return (rows + Product.MOST_ROWS - 1) / Product.MOST_ROWS * Product.MOST_ROWS;
    }

    private void finish() {
        int width = shape.width();
        int padded = shape.paddedWidth();
        int hidden = shape.hidden();
        attention.finish();
        turn(inGradients, hidden, padded, width, parameters.gradients("blocks.0.mlp.W_in"), hidden);
        turn(unembedGradients, shape.classes(), padded, width, parameters.gradients("unembed.W_U"), shape.classes());
        long out = parameters.gradients("blocks.0.mlp.W_out");
        for (int i = 0; i < hidden; i++) {
            Elementwise.copy(outGradients + i * shape.rowBytes(), out + (long) i * width * FLOAT_BYTES, width);
        }
        Elementwise.copy(outBiasGradients, parameters.gradients("blocks.0.mlp.b_out"), width);
        long bias = parameters.gradients("blocks.0.mlp.b_in");
        for (int i = 0; i < hidden; i++) {
            float sum = Elementwise.sumOfLanes(inBiasGradients + (long) i * VECTOR_BYTES);
            Memory.set(bias + (long) i * FLOAT_BYTES, sum);
        }
    }

    private static void turn(long from, int rows, int columns, long to, int toColumns) {
        turn(from, rows, columns, columns, to, toColumns);
    }

    /** to (columns, toColumns) = the transpose of from (rows, stride), of which the first columns count. */
    private static void turn(long from, int rows, int stride, int columns, long to, int toColumns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                Memory.set(
                        to + ((long) j * toColumns + i) * FLOAT_BYTES,
                        Memory.get(from + ((long) i * stride + j) * FLOAT_BYTES));
            }
        }
    }
}
