package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;

/** From the gradient of the logits to that of every parameter: {@link Forward} read backwards. */
final class Backward {
    private final RunSpec spec;
    private final Parameters weights;
    private final Parameters gradients;
    private final Attention attention;
    private final Matrix stream; // (rows, d): gradient of the residual stream
    private final Matrix projected; // (rows, 3d)
    private final Matrix mixed; // (rows, d)
    private final Matrix hidden; // (rows, m)
    private final Matrix normed; // (rows, d), null without LayerNorm
    private final Matrix partialSums; // (1, max(d, m))

    Backward(
            RunSpec spec,
            ParameterLayout layout,
            Parameters weights,
            Parameters gradients,
            Attention attention,
            PrefixRows rows,
            Buffers buffers) {
        int d = spec.hiddenSize();
        int queries = spec.layers() > 1 ? rows.rows() : rows.examples();
        this.spec = spec;
        this.weights = weights;
        this.gradients = gradients;
        this.attention = attention;
        this.stream = buffers.matrix(rows.rows(), d);
        this.projected = buffers.matrix(rows.rows(), 3 * d);
        this.mixed = buffers.matrix(queries, d);
        this.hidden = buffers.matrix(queries, spec.mlpWidth());
        this.normed = spec.layerNorm() ? buffers.matrix(rows.rows(), d) : null;
        this.partialSums = buffers.matrix(1, Math.max(d, spec.mlpWidth()));
    }

    /** Sets the gradients. */
    void run(PrefixRows rows, Activations activations, Matrix logitGradient) {
        gradients.all.clear();
        stream.rows(0, rows.firstExample()).clear();
        unembed(stream.rowsFrom(rows.firstExample()), activations, logitGradient);
        for (int layer = spec.layers() - 1; layer >= 0; layer--) {
            int first = layer == spec.layers() - 1 ? rows.firstExample() : 0;
            Parameters.Block w = weights.blocks.get(layer);
            Parameters.Block g = gradients.blocks.get(layer);
            feedForward(stream.rowsFrom(first), w, g, activations.blocks.get(layer));
            attend(rows, first, w, g, activations.blocks.get(layer));
        }
        embed(rows);
        gradients.unpack();
    }

    private void unembed(Matrix out, Activations activations, Matrix logitGradient) {
        Activations.Norm norm = activations.finalNorm;
        Matrix output = spec.layerNorm() ? norm.out() : activations.output;
        Blas.multiplyTransposed(output, logitGradient, Blas.REPLACE, gradients.unembedding);
        if (spec.layerNorm()) {
            Matrix outer = normed.rows(0, out.rows());
            Blas.multiplyByTransposed(logitGradient, weights.unembedding, Blas.REPLACE, outer);
            out.clear();
            normBackward(outer, norm, weights.finalScale, out, gradients.finalScale, gradients.finalShift);
        } else {
            Blas.multiplyByTransposed(logitGradient, weights.unembedding, Blas.REPLACE, out);
        }
    }

    /** @param out gradient of the layer's result; becomes that of the stream between attention and feed-forward */
    private void feedForward(Matrix out, Parameters.Block w, Parameters.Block g, Activations.Block block) {
        Matrix inside = hidden.rows(0, out.rows());
        addColumnSums(out, g.outBias());
        Blas.multiplyTransposed(block.hidden(), out, Blas.REPLACE, g.hiddenOut());
        Blas.multiplyByTransposed(out, w.hiddenOut(), Blas.REPLACE, inside);
        Elementwise.reluBackward(block.hidden(), inside);
        addColumnSums(inside, g.hiddenBias());
        Matrix read = spec.layerNorm() ? block.norm2().out() : block.middle();
        Blas.multiplyTransposed(read, inside, Blas.REPLACE, g.hiddenIn());
        if (spec.layerNorm()) {
            Matrix outer = normed.rows(0, out.rows());
            Blas.multiplyByTransposed(inside, w.hiddenIn(), Blas.REPLACE, outer);
            normBackward(outer, block.norm2(), w.scale2(), out, g.scale2(), g.shift2());
        } else {
            Blas.multiplyByTransposed(inside, w.hiddenIn(), Blas.ADD, out);
        }
    }

    private void attend(PrefixRows rows, int first, Parameters.Block w, Parameters.Block g, Activations.Block block) {
        int d = spec.hiddenSize();
        Matrix asking = stream.rowsFrom(first);
        Matrix brought = mixed.rows(0, asking.rows());
        Blas.multiplyTransposed(block.mixed(), asking, Blas.REPLACE, g.attentionOut());
        Blas.multiplyByTransposed(asking, w.attentionOut(), Blas.REPLACE, brought);
        projected.clear();
        attention.backward(rows, first, block.projected(), block.shares(), brought, projected);

        Matrix keysAndValues = projected.columns(d, 2 * d);
        Matrix queries = projected.rowsFrom(first).columns(0, d);
        Matrix seen = spec.layerNorm() ? block.norm1().out() : block.input();
        Blas.multiplyTransposed(seen, keysAndValues, Blas.REPLACE, g.keysAndValues());
        Blas.multiplyTransposed(seen.rowsFrom(first), queries, Blas.REPLACE, g.queries());
        Matrix target = spec.layerNorm() ? normed : stream;
        Blas.multiplyByTransposed(keysAndValues, w.keysAndValues(), spec.layerNorm() ? Blas.REPLACE : Blas.ADD, target);
        Blas.multiplyByTransposed(queries, w.queries(), Blas.ADD, target.rowsFrom(first));
        if (spec.layerNorm()) {
            normBackward(normed, block.norm1(), w.scale1(), stream, g.scale1(), g.shift1());
        }
    }

    private void embed(PrefixRows rows) {
        int d = spec.hiddenSize();
        for (int row = 0; row < rows.firstExample(); row++) {
            Floats.add(gradients.tokenEmbedding.row(rows.token(row)), stream.row(row), d);
            Floats.add(gradients.positionEmbedding.row(rows.position(row)), stream.row(row), d);
        }
        // The last position holds = alone, and = stands nowhere else.
        long last = gradients.positionEmbedding.row(rows.positions() - 1);
        Elementwise.addColumnSums(stream.rowsFrom(rows.firstExample()), last, partialSums.columns(0, d));
        Floats.add(gradients.tokenEmbedding.row(rows.token(rows.firstExample())), last, d);
    }

    private void addColumnSums(Matrix matrix, Matrix sums) {
        Elementwise.addColumnSums(matrix, sums.address(), partialSums.columns(0, matrix.columns()));
    }

    private static void normBackward(
            Matrix gradient,
            Activations.Norm norm,
            Matrix scale,
            Matrix x,
            Matrix scaleGradient,
            Matrix shiftGradient) {
        LayerNorm.backward(
                gradient,
                norm.normal(),
                norm.deviations(),
                scale.address(),
                x,
                scaleGradient.address(),
                shiftGradient.address());
    }
}
