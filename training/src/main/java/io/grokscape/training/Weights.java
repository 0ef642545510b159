package io.grokscape.training;

import io.grokscape.spec.RunSpec;

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

    /**
     * The weights a run starts from; the same on every machine. One {@link SplitMix} stream of the model seed gives every
     * matrix its values, in the order of the layout: normal with standard deviation 1/√d, and 1/√vocabulary for
     * {@code W_U}. Biases are 0, LayerNorm's scales 1. The spec's init scale multiplies everything (Liu et al., arXiv
     * 2210.01117). Computed in double and rounded once.
     */
    public static Weights initialFor(RunSpec spec) {
        ParameterLayout layout = ParameterLayout.of(spec);
        SplitMix stream = new SplitMix(spec.modelSeed(), SplitMix.WEIGHTS);
        float[] values = new float[layout.size()];
        for (ParameterLayout.Tensor tensor : layout.tensors()) {
            int end = tensor.offset() + tensor.size();
            for (int i = tensor.offset(); i < end; i++) {
                values[i] = (float) (spec.initScale() * initial(tensor, layout, spec.hiddenSize(), stream));
            }
        }
        return new Weights(layout, values);
    }

    private static double initial(ParameterLayout.Tensor tensor, ParameterLayout layout, int d, SplitMix stream) {
        if (tensor.shape().length == 1) {
            return tensor.name().endsWith(".w") ? 1 : 0;
        }
        int variance = tensor.name().equals("unembed.W_U") ? layout.vocabulary() : d;
        return stream.nextNormal() / StrictMath.sqrt(variance);
    }
}
