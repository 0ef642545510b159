package io.grokscape.training;

/**
 * All parameters of a model, on the heap, for exchange between engines, files and tests.
 *
 * @param layout where each tensor stands
 * @param values (layout.size())
 */
public record Weights(ParameterLayout layout, float[] values) {
    public Weights {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException(
                    "%d values for a model of %d parameters".formatted(values.length, layout.size()));
        }
    }
}
