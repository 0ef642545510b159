package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.ParameterLayout.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * All parameters, or all gradients, of a model in one buffer, and its tensors as matrices into it. Heads stand apart in
 * the layout, (heads, d, d/heads), which one product cannot take; queries, keys and values have a packed copy beside it.
 */
final class Parameters {
    private static final int LANES_STEP = 16;

    /** Every value in the order of the layout, then zeros up to a multiple of 16; one row. */
    final Matrix all;

    final Matrix tokenEmbedding; // (vocabulary, d)
    final Matrix positionEmbedding; // (positions, d)
    final List<Block> blocks;
    final Matrix finalScale; // (1, d), null without LayerNorm
    final Matrix finalShift; // (1, d), null without LayerNorm
    final Matrix unembedding; // (d, classes)

    private final ParameterLayout layout;
    private final int heads;

    /** One layer's tensors; those of LayerNorm are null without it. */
    record Block(
            Matrix scale1, // (1, d)
            Matrix shift1, // (1, d)
            Matrix attentionOut, // (d, d)
            Matrix scale2, // (1, d)
            Matrix shift2, // (1, d)
            Matrix hiddenIn, // (d, m)
            Matrix hiddenBias, // (1, m)
            Matrix hiddenOut, // (m, d)
            Matrix outBias, // (1, d)
            List<Matrix> byHead, // W_Q, W_K, W_V: each (heads · d, d/heads)
            Matrix packed) { // (d, 3d)
        Matrix queries() {
            return packed.columns(0, packed.rows());
        }

        Matrix keysAndValues() {
            return packed.columns(packed.rows(), 2 * packed.rows());
        }
    }

    Parameters(RunSpec spec, ParameterLayout layout, Buffers buffers) {
        this.layout = layout;
        this.heads = spec.heads();
        this.all = buffers.matrix(1, (layout.size() + LANES_STEP - 1) / LANES_STEP * LANES_STEP);
        this.tokenEmbedding = tensor("embed.W_E");
        this.positionEmbedding = tensor("pos_embed.W_pos");
        this.blocks = new ArrayList<>();
        for (int layer = 0; layer < spec.layers(); layer++) {
            blocks.add(block("blocks." + layer + ".", spec, buffers));
        }
        this.finalScale = spec.layerNorm() ? tensor("ln_final.w") : null;
        this.finalShift = spec.layerNorm() ? tensor("ln_final.b") : null;
        this.unembedding = tensor("unembed.W_U");
    }

    private Block block(String name, RunSpec spec, Buffers buffers) {
        boolean norm = spec.layerNorm();
        return new Block(
                norm ? tensor(name + "ln1.w") : null,
                norm ? tensor(name + "ln1.b") : null,
                tensor(name + "attn.W_O"),
                norm ? tensor(name + "ln2.w") : null,
                norm ? tensor(name + "ln2.b") : null,
                tensor(name + "mlp.W_in"),
                tensor(name + "mlp.b_in"),
                tensor(name + "mlp.W_out"),
                tensor(name + "mlp.b_out"),
                List.of(tensor(name + "attn.W_Q"), tensor(name + "attn.W_K"), tensor(name + "attn.W_V")),
                buffers.matrix(spec.hiddenSize(), 3 * spec.hiddenSize()));
    }

    /** The tensor as a matrix of rows of its last dimension. */
    private Matrix tensor(String name) {
        Tensor tensor = layout.tensor(name);
        int columns = tensor.shape()[tensor.shape().length - 1];
        return new Matrix(
                all.columns(tensor.offset(), tensor.size()).values(), tensor.size() / columns, columns, columns);
    }

    /** Brings the packed copies up to date with the tensors. */
    void pack() {
        blocks.forEach(block -> exchange(block, true));
    }

    /** Writes the packed copies into the tensors. */
    void unpack() {
        blocks.forEach(block -> exchange(block, false));
    }

    private void exchange(Block block, boolean pack) {
        int d = block.packed().rows();
        int width = d / heads;
        for (int kind = 0; kind < block.byHead().size(); kind++) {
            Matrix tensor = block.byHead().get(kind);
            for (int head = 0; head < heads; head++) {
                for (int i = 0; i < d; i++) {
                    long apart = tensor.row(head * d + i);
                    long packed = block.packed().row(i) + 4L * (kind * d + head * width);
                    Floats.copy(pack ? apart : packed, pack ? packed : apart, width);
                }
            }
        }
    }

    void load(float[] values) {
        Floats.copy(values, 0, all.address(), values.length);
        pack();
    }

    float[] values() {
        float[] values = new float[layout.size()];
        Floats.copy(all.address(), values, 0, values.length);
        return values;
    }
}
