package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Examples;

/**
 * From tokens to logits. In the last layer only the last position asks, so queries, feed-forward and unembedding are
 * computed for the examples alone.
 */
final class Forward {
    private final RunSpec spec;
    private final Parameters weights;
    private final Attention attention;

    Forward(RunSpec spec, Parameters weights, Attention attention) {
        this.spec = spec;
        this.weights = weights;
        this.attention = attention;
    }

    /** Fills the activations; returns the logits, (examples, classes). */
    Matrix run(PrefixRows rows, Activations activations) {
        embed(rows, activations.blocks.getFirst().input());
        for (int layer = 0; layer < spec.layers(); layer++) {
            boolean last = layer == spec.layers() - 1;
            Matrix out = last
                    ? activations.output
                    : activations.blocks.get(layer + 1).input();
            block(rows, last ? rows.firstExample() : 0, weights.blocks.get(layer), activations.blocks.get(layer), out);
        }
        Matrix output = activations.output.rows(0, rows.examples());
        if (spec.layerNorm()) {
            output = normalise(output, weights.finalScale, weights.finalShift, activations.finalNorm);
        }
        Matrix logits = activations.logits.rows(0, rows.examples());
        Blas.multiply(output, weights.unembedding, Blas.REPLACE, logits);
        return logits;
    }

    private void embed(PrefixRows rows, Matrix input) {
        for (int row = 0; row < rows.rows(); row++) {
            long token = weights.tokenEmbedding.row(rows.token(row));
            Floats.sum(input.row(row), token, weights.positionEmbedding.row(rows.position(row)), input.columns());
        }
    }

    /** @param first first row that asks, and has a feed-forward */
    private void block(PrefixRows rows, int first, Parameters.Block w, Activations.Block block, Matrix out) {
        int count = rows.rows() - first;
        Matrix input = block.input().rows(0, rows.rows());
        Matrix seen = spec.layerNorm() ? normalise(input, w.scale1(), w.shift1(), block.norm1()) : input;
        Matrix projected = block.projected().rows(0, rows.rows());
        int d = input.columns();
        Blas.multiply(seen, w.keysAndValues(), Blas.REPLACE, projected.columns(d, 2 * d));
        Blas.multiply(
                seen.rowsFrom(first),
                w.queries(),
                Blas.REPLACE,
                projected.rowsFrom(first).columns(0, d));
        Matrix mixed = block.mixed().rows(0, count);
        attention.forward(rows, first, projected, block.shares(), mixed);

        Matrix middle = block.middle().rows(0, count);
        middle.copyFrom(input.rowsFrom(first));
        Blas.multiply(mixed, w.attentionOut(), Blas.ADD, middle);

        Matrix read = spec.layerNorm() ? normalise(middle, w.scale2(), w.shift2(), block.norm2()) : middle;
        Matrix hidden = block.hidden().rows(0, count);
        Blas.multiply(read, w.hiddenIn(), Blas.REPLACE, hidden);
        Elementwise.biasAndRelu(hidden, w.hiddenBias().address());
        if (spec.splitFeedForward()) {
            split(rows, first, hidden);
        }
        Matrix result = out.rows(0, count);
        result.copyFrom(middle);
        Elementwise.addToRows(result, w.outBias().address());
        Blas.multiply(hidden, w.hiddenOut(), Blas.ADD, result);
    }

    private static Matrix normalise(Matrix x, Matrix scale, Matrix shift, Activations.Norm norm) {
        Matrix out = norm.out().rows(0, x.rows());
        LayerNorm.forward(x, scale.address(), shift.address(), norm.normal(), norm.deviations(), out);
        return out;
    }

    /** Figure 10 of Huang et al.: each task has its own half of the hidden units. */
    private static void split(PrefixRows rows, int first, Matrix hidden) {
        int half = hidden.columns() / 2;
        for (int row = 0; row < hidden.rows(); row++) {
            boolean algorithm = rows.task(first + row) == Examples.PLUS;
            Floats.zero(hidden.row(row) + (algorithm ? 4L * half : 0), half);
        }
    }
}
