package io.grokscape.training;

import java.util.List;

/**
 * The L2 norm of every tensor of a model. The squares add up to the square of the parameter norm.
 *
 * @param tensors names in the order of the {@link ParameterLayout}: TransformerLens's last word, with the layer before it
 *     where there are layers: {@code W_E}, {@code W_pos}, {@code L0_W_Q}, {@code L0_b_in}, {@code L0_ln1_w}, {@code W_U}
 * @param norms theirs
 */
public record TensorNorms(List<String> tensors, List<Double> norms) {
    /** Of an engine that does not measure them. */
    public static final TensorNorms NONE = new TensorNorms(List.of(), List.of());

    public TensorNorms {
        if (tensors.size() != norms.size()) {
            throw new IllegalArgumentException("%d norms of %d tensors".formatted(norms.size(), tensors.size()));
        }
    }

    /** The names of a layout's tensors, in its order. */
    public static List<String> names(ParameterLayout layout) {
        return layout.tensors().stream().map(tensor -> shortName(tensor.name())).toList();
    }

    /** {@code blocks.0.attn.W_Q} → {@code L0_W_Q}: fit to be a column of a table. */
    private static String shortName(String name) {
        String[] words = name.split("\\.");
        String last = words[words.length - 1];
        String owner = words[words.length - 2];
        String word = owner.startsWith("ln") ? owner + "_" + last : last;
        return words[0].equals("blocks") ? "L" + words[1] + "_" + word : word;
    }
}
