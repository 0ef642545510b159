package io.grokscape.training;

import io.grokscape.spec.Loss;
import io.grokscape.spec.RunSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The model as a textbook has it, in double, example by example, every position of every layer, forward only. Slow and
 * plain: what engines are compared with.
 */
final class ReferenceModel {
    private final RunSpec spec;
    private final ParameterLayout layout;
    private final Map<String, Integer> offsets;
    private final int d;
    private double[] w;

    ReferenceModel(RunSpec spec) {
        this.spec = spec;
        this.layout = ParameterLayout.of(spec);
        this.offsets = layout.tensors().stream()
                .collect(Collectors.toMap(ParameterLayout.Tensor::name, ParameterLayout.Tensor::offset));
        this.d = spec.hiddenSize();
    }

    /** Mean loss over the examples. */
    double loss(Examples examples, double[] weights) {
        w = weights;
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            sum += loss(logits(examples, i), examples.label()[i]);
        }
        return sum / examples.size();
    }

    private double loss(double[] logits, int label) {
        double max = Arrays.stream(logits).max().orElseThrow();
        double[] terms = Arrays.stream(logits)
                .map(x -> spec.loss() == Loss.SOFTMAX ? Math.exp(x - max) : x >= 0 ? x + 1 : 1 / (1 - x))
                .toArray();
        return Math.log(Arrays.stream(terms).sum()) - Math.log(terms[label]);
    }

    private double[] logits(Examples examples, int example) {
        int[] tokens = tokens(examples, example);
        boolean algorithm = examples.op()[example] == Examples.PLUS;
        double[][] x = new double[tokens.length][d];
        for (int t = 0; t < tokens.length; t++) {
            for (int i = 0; i < d; i++) {
                x[t][i] = at("embed.W_E", tokens[t] * d + i) + at("pos_embed.W_pos", t * d + i);
            }
        }
        for (int layer = 0; layer < spec.layers(); layer++) {
            block("blocks." + layer + ".", x, algorithm);
        }
        double[] last = norm("ln_final", x[tokens.length - 1]);
        return times(last, "unembed.W_U", 0, layout.classes());
    }

    private int[] tokens(Examples examples, int i) {
        int equals = layout.vocabulary() - 1;
        int a = examples.a()[i];
        int b = examples.b()[i];
        int operator = layout.classes() + examples.op()[i];
        return layout.positions() == 3 ? new int[] {a, b, equals} : new int[] {a, operator, b, equals};
    }

    private void block(String block, double[][] x, boolean algorithm) {
        double[][] seen = Arrays.stream(x).map(row -> norm(block + "ln1", row)).toArray(double[][]::new);
        int width = d / spec.heads();
        for (int head = 0; head < spec.heads(); head++) {
            int from = head * d * width;
            double[][] keys = times(seen, block + "attn.W_K", from, width);
            double[][] values = times(seen, block + "attn.W_V", from, width);
            for (int t = 0; t < x.length; t++) {
                double[] query = times(seen[t], block + "attn.W_Q", from, width);
                double[] shares = new double[t + 1];
                for (int s = 0; s <= t; s++) {
                    double score = 0;
                    for (int j = 0; j < width; j++) {
                        score += query[j] * keys[s][j];
                    }
                    shares[s] = Math.exp(score / Math.sqrt(width));
                }
                double total = Arrays.stream(shares).sum();
                double[] mixed = new double[width];
                for (int s = 0; s <= t; s++) {
                    for (int j = 0; j < width; j++) {
                        mixed[j] += shares[s] / total * values[s][j];
                    }
                }
                add(x[t], times(mixed, block + "attn.W_O", head * width * d, d));
            }
        }
        for (double[] row : x) {
            feedForward(block, row, algorithm);
        }
    }

    private void feedForward(String block, double[] x, boolean algorithm) {
        int m = spec.mlpWidth();
        double[] hidden = times(norm(block + "ln2", x), block + "mlp.W_in", 0, m);
        for (int j = 0; j < m; j++) {
            boolean off = spec.splitFeedForward() && algorithm != j < m / 2;
            hidden[j] = off ? 0 : Math.max(0, hidden[j] + at(block + "mlp.b_in", j));
        }
        add(x, times(hidden, block + "mlp.W_out", 0, d));
        for (int i = 0; i < d; i++) {
            x[i] += at(block + "mlp.b_out", i);
        }
    }

    private double[] norm(String name, double[] x) {
        if (!spec.layerNorm()) {
            return x.clone();
        }
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double[] normal = new double[d];
        for (int i = 0; i < d; i++) {
            normal[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * at(name + ".w", i) + at(name + ".b", i);
        }
        return normal;
    }

    private double[][] times(double[][] rows, String tensor, int from, int columns) {
        return Arrays.stream(rows).map(row -> times(row, tensor, from, columns)).toArray(double[][]::new);
    }

    /** A row times the matrix of that many columns that begins there in the tensor. */
    private double[] times(double[] row, String tensor, int from, int columns) {
        int offset = offsets.get(tensor) + from;
        double[] product = new double[columns];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < columns; j++) {
                product[j] += row[i] * w[offset + i * columns + j];
            }
        }
        return product;
    }

    private double at(String tensor, int index) {
        return w[offsets.get(tensor) + index];
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
