package io.grokscape.training.probes;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.Weights;
import java.util.Arrays;

/**
 * The model's answers to pairs of the algorithm task, a panel of pairs at a time, forward only. Activations are
 * (feature, pair), one such panel per position. Float throughout, as the model was trained.
 */
final class PairForward {
    /** Sees the activations of each layer's feed-forward units where the answer is given. */
    @FunctionalInterface
    interface NeuronSink {
        /** A sink that looks away. */
        NeuronSink NONE = (layer, units) -> {};

        /** @param units (unit, pair) */
        void neurons(int layer, float[][] units);
    }

    private final RunSpec spec;
    private final ParameterLayout layout;
    private final int width;
    private final Attention attention;
    /** Residual stream by position, (position, d, pair). */
    private final float[][][] stream;

    private final float[][] normal;
    private final float[][] units;
    private final float[][] logits;
    private float[] weights;

    /** @param panel most pairs at once */
    PairForward(RunSpec spec, ParameterLayout layout, int panel) {
        this.spec = spec;
        this.layout = layout;
        this.width = spec.hiddenSize();
        this.attention = new Attention(spec, layout, panel);
        this.stream = new float[layout.positions()][][];
        Arrays.setAll(stream, position -> Product.panel(width, panel));
        this.normal = spec.layerNorm() ? Product.panel(width, panel) : null;
        this.units = Product.panel(spec.mlpWidth(), panel);
        this.logits = Product.panel(layout.classes(), panel);
    }

    void load(Weights model) {
        weights = model.values();
        attention.load(model);
    }

    /**
     * Answers pairs.
     *
     * @param from first of the pairs in a and b
     * @return logits, (class, pair); overwritten by the next call
     */
    float[][] run(int[] a, int[] b, int from, int pairs, NeuronSink sink) {
        embed(a, b, from, pairs);
        int last = layout.positions() - 1;
        for (int layer = 0; layer < spec.layers(); layer++) {
            // In the last layer nobody reads the other positions any more.
            int first = layer == spec.layers() - 1 ? last : 0;
            attention.run(layer, stream, first, pairs);
            for (int position = first; position <= last; position++) {
                feedForward("blocks." + layer + ".", stream[position], pairs);
            }
            sink.neurons(layer, units); // those of the last position were computed last
        }
        float[][] seen = norm("ln_final", stream[last], pairs);
        Product.set(weights, at("unembed.W_U"), layout.classes(), seen, logits, pairs);
        return logits;
    }

    private void embed(int[] a, int[] b, int from, int pairs) {
        int last = layout.positions() - 1;
        int positionEmbedding = at("pos_embed.W_pos");
        for (int i = 0; i < width; i++) {
            embed(a, from, weights[positionEmbedding + i], i, stream[0][i], pairs);
            embed(b, from, weights[positionEmbedding + (last - 1) * width + i], i, stream[last - 1][i], pairs);
            if (last == 3) { // the operator + is the token behind the numbers
                float plus = weights[layout.classes() * width + i];
                Arrays.fill(stream[1][i], 0, pairs, plus + weights[positionEmbedding + width + i]);
            }
            float equals = weights[(layout.vocabulary() - 1) * width + i];
            Arrays.fill(stream[last][i], 0, pairs, equals + weights[positionEmbedding + last * width + i]);
        }
    }

    private void embed(int[] tokens, int from, float position, int feature, float[] to, int pairs) {
        for (int p = 0; p < pairs; p++) {
            to[p] = weights[tokens[from + p] * width + feature] + position;
        }
    }

    private void feedForward(String block, float[][] x, int pairs) {
        float[][] seen = norm(block + "ln2", x, pairs);
        int hidden = units.length;
        Product.set(weights, at(block + "mlp.W_in"), hidden, seen, units, pairs);
        int bias = at(block + "mlp.b_in");
        // Figure 10 of Huang et al.: the second half of the units belongs to the memorisation task.
        int open = spec.splitFeedForward() ? hidden / 2 : hidden;
        for (int unit = 0; unit < hidden; unit++) {
            if (unit < open) {
                biasAndRelu(units[unit], weights[bias + unit], pairs);
            } else {
                Arrays.fill(units[unit], 0, pairs, 0);
            }
        }
        Product.add(weights, at(block + "mlp.W_out"), width, units, x, pairs);
        int outBias = at(block + "mlp.b_out");
        for (int i = 0; i < width; i++) {
            addToAll(x[i], weights[outBias + i], pairs);
        }
    }

    private static void biasAndRelu(float[] unit, float bias, int pairs) {
        for (int p = 0; p < pairs; p++) {
            unit[p] = Math.max(0, unit[p] + bias);
        }
    }

    private static void addToAll(float[] x, float bias, int pairs) {
        for (int p = 0; p < pairs; p++) {
            x[p] += bias;
        }
    }

    private float[][] norm(String name, float[][] x, int pairs) {
        if (!spec.layerNorm()) {
            return x;
        }
        LayerNorm.run(x, weights, at(name + ".w"), at(name + ".b"), pairs, normal);
        return normal;
    }

    private int at(String tensor) {
        return layout.tensor(tensor).offset();
    }
}
