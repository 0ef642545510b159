package io.grokscape.training.probes;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.Weights;
import java.util.Arrays;

/** Causal attention over panels of pairs, (feature, pair) at each of the few positions. */
final class Attention {
    private static final String[] KINDS = {"attn.W_Q", "attn.W_K", "attn.W_V"};
    private static final int QUERY = 0;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final RunSpec spec;
    private final ParameterLayout layout;
    private final int width;
    private final int headWidth;
    /** Heads side by side, (layer, kind, d·d): one product for all heads. */
    private final float[][][] packed;
    /** (position, d, pair) each; queries of the one position that is asking. */
    private final float[][][] keys;

    private final float[][][] values;
    private final float[][] queries;
    private final float[][] mixed;
    private final float[][] normal;
    /** (position, pair). */
    private final float[][] shares;

    private float[] weights;

    Attention(RunSpec spec, ParameterLayout layout, int panel) {
        this.spec = spec;
        this.layout = layout;
        this.width = spec.hiddenSize();
        this.headWidth = width / spec.heads();
        int positions = layout.positions();
        this.packed = new float[spec.layers()][KINDS.length][width * width];
        this.keys = new float[positions][][];
        this.values = new float[positions][][];
        Arrays.setAll(keys, position -> Product.panel(width, panel));
        Arrays.setAll(values, position -> Product.panel(width, panel));
        this.queries = Product.panel(width, panel);
        this.mixed = Product.panel(width, panel);
        this.normal = spec.layerNorm() ? Product.panel(width, panel) : null;
        this.shares = Product.panel(positions, panel);
    }

    void load(Weights model) {
        weights = model.values();
        for (int layer = 0; layer < packed.length; layer++) {
            for (int kind = 0; kind < KINDS.length; kind++) {
                pack(at(layer, KINDS[kind]), packed[layer][kind]);
            }
        }
    }

    /** (heads, d, d/heads) to (d, heads · d/heads). */
    private void pack(int from, float[] to) {
        for (int head = 0; head < spec.heads(); head++) {
            for (int i = 0; i < width; i++) {
                System.arraycopy(
                        weights, from + (head * width + i) * headWidth, to, i * width + head * headWidth, headWidth);
            }
        }
    }

    /** Adds to the stream what attention brings, at the positions from {@code first} on. */
    void run(int layer, float[][][] stream, int first, int pairs) {
        int positions = stream.length;
        for (int position = 0; position < positions; position++) {
            float[][] seen = normalised(layer, stream[position], pairs);
            project(layer, KEY, seen, keys[position], pairs);
            project(layer, VALUE, seen, values[position], pairs);
        }
        for (int position = first; position < positions; position++) {
            project(layer, QUERY, normalised(layer, stream[position], pairs), queries, pairs);
            for (int head = 0; head < spec.heads(); head++) {
                attend(head * headWidth, position, pairs);
            }
            Product.add(weights, at(layer, "attn.W_O"), width, mixed, stream[position], pairs);
        }
    }

    private float[][] normalised(int layer, float[][] x, int pairs) {
        if (!spec.layerNorm()) {
            return x;
        }
        LayerNorm.run(x, weights, at(layer, "ln1.w"), at(layer, "ln1.b"), pairs, normal);
        return normal;
    }

    private void project(int layer, int kind, float[][] from, float[][] to, int pairs) {
        Product.set(packed[layer][kind], 0, width, from, to, pairs);
    }

    /** One head, whose features begin there, at one position that sees those up to itself. */
    private void attend(int feature, int position, int pairs) {
        float scale = (float) (1 / Math.sqrt(headWidth));
        for (int from = 0; from <= position; from++) {
            Arrays.fill(shares[from], 0, pairs, 0);
            for (int i = feature; i < feature + headWidth; i++) {
                addProduct(queries[i], keys[from][i], shares[from], pairs);
            }
        }
        for (int p = 0; p < pairs; p++) {
            softmax(position, p, scale);
        }
        for (int i = feature; i < feature + headWidth; i++) {
            Arrays.fill(mixed[i], 0, pairs, 0);
            for (int from = 0; from <= position; from++) {
                addProduct(shares[from], values[from][i], mixed[i], pairs);
            }
        }
    }

    private void softmax(int position, int p, float scale) {
        float best = shares[0][p];
        for (int from = 1; from <= position; from++) {
            best = Math.max(best, shares[from][p]);
        }
        float sum = 0;
        for (int from = 0; from <= position; from++) {
            shares[from][p] = (float) Math.exp((shares[from][p] - best) * scale);
            sum += shares[from][p];
        }
        for (int from = 0; from <= position; from++) {
            shares[from][p] /= sum;
        }
    }

    private static void addProduct(float[] x, float[] y, float[] to, int pairs) {
        for (int p = 0; p < pairs; p++) {
            to[p] = Math.fma(x[p], y[p], to[p]);
        }
    }

    private int at(int layer, String tensor) {
        return layout.tensor("blocks." + layer + "." + tensor).offset();
    }
}
