package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each tensor stands in the one flat array that holds all parameters. Names and shapes are TransformerLens's;
 * tensors follow each other in this order, row-major, without gaps.
 *
 * @param vocabulary P elements, the operators where the task uses them, then {@code =}
 * @param positions 3 for {@code a b =}, 4 for {@code a op b =}
 * @param classes P
 * @param tensors all of them, in order
 */
public record ParameterLayout(int vocabulary, int positions, int classes, List<Tensor> tensors) {
    /**
     * One tensor.
     *
     * @param name such as {@code blocks.0.attn.W_Q}
     * @param shape row-major
     * @param offset index of its first value in the flat array
     */
    public record Tensor(String name, int[] shape, int offset) {
        /** Number of values. */
        public int size() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    /** Tokens {@code +} and {@code −}. */
    private static final int OPERATORS = 2;

    /** The layout of the spec's model. */
    public static ParameterLayout of(RunSpec spec) {
        Task task = spec.parsedTask();
        int vocabulary = task.classes() + (task.usesOperators() ? OPERATORS : 0) + 1;
        int positions = task.usesOperators() ? 4 : 3;
        Tensors tensors = new Tensors();
        int d = spec.hiddenSize();
        tensors.add("embed.W_E", vocabulary, d);
        tensors.add("pos_embed.W_pos", positions, d);
        for (int layer = 0; layer < spec.layers(); layer++) {
            addBlock(tensors, "blocks." + layer + ".", spec);
        }
        if (spec.layerNorm()) {
            tensors.add("ln_final.w", d);
            tensors.add("ln_final.b", d);
        }
        tensors.add("unembed.W_U", d, task.classes());
        return new ParameterLayout(vocabulary, positions, task.classes(), List.copyOf(tensors.list));
    }

    private static void addBlock(Tensors tensors, String block, RunSpec spec) {
        int d = spec.hiddenSize();
        int heads = spec.heads();
        int headWidth = d / heads;
        if (spec.layerNorm()) {
            tensors.add(block + "ln1.w", d);
            tensors.add(block + "ln1.b", d);
        }
        tensors.add(block + "attn.W_Q", heads, d, headWidth);
        tensors.add(block + "attn.W_K", heads, d, headWidth);
        tensors.add(block + "attn.W_V", heads, d, headWidth);
        tensors.add(block + "attn.W_O", heads, headWidth, d);
        if (spec.layerNorm()) {
            tensors.add(block + "ln2.w", d);
            tensors.add(block + "ln2.b", d);
        }
        tensors.add(block + "mlp.W_in", d, spec.mlpWidth());
        tensors.add(block + "mlp.b_in", spec.mlpWidth());
        tensors.add(block + "mlp.W_out", spec.mlpWidth(), d);
        tensors.add(block + "mlp.b_out", d);
    }

    /** Number of parameters. */
    public int size() {
        Tensor last = tensors.getLast();
        return last.offset() + last.size();
    }

    /** The tensor of that name; {@link IllegalArgumentException} if the model has none. */
    public Tensor tensor(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no tensor " + name));
    }

    private static final class Tensors {
        private final List<Tensor> list = new ArrayList<>();
        private int offset;

        void add(String name, int... shape) {
            Tensor tensor = new Tensor(name, shape, offset);
            list.add(tensor);
            offset = Math.addExact(offset, tensor.size());
        }
    }
}
