package io.grokscape.store;

import java.util.List;

/**
 * L2 norm of every tensor of a model, at one epoch.
 *
 * @param tensors names such as {@code W_E}, {@code L0_W_Q}, {@code W_U}
 * @param norms theirs
 */
public record TensorNorms(List<String> tensors, List<Double> norms) {
    /** Of a row that was measured without them. */
    public static final TensorNorms NONE = new TensorNorms(List.of(), List.of());

    public TensorNorms {
        if (tensors.size() != norms.size()) {
            throw new IllegalArgumentException("%d norms of %d tensors".formatted(norms.size(), tensors.size()));
        }
    }

    /** The norm of that tensor; null if it is not among them. */
    Double of(String tensor) {
        int index = tensors.indexOf(tensor);
        return index < 0 ? null : norms.get(index);
    }
}
