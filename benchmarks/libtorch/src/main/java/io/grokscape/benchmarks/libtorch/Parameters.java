package io.grokscape.benchmarks.libtorch;

import io.grokscape.training.ParameterLayout;
import io.grokscape.training.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A model's parameters as leaves of libtorch's graph, each in the shape its matrix product wants. */
final class Parameters {
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();

    Parameters(Weights weights) {
        for (ParameterLayout.Tensor tensor : weights.layout().tensors()) {
            float[] values = Arrays.copyOfRange(weights.values(), tensor.offset(), tensor.offset() + tensor.size());
            long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
            Tensor leaf = Tensor.create(values, shape);
            leaves.put(tensor.name(), arrange(tensor.name(), leaf, shape).set_requires_grad(true));
        }
    }

    /** Heads side by side, as one matrix: (heads, d, d_head) becomes (d, d), (heads, d_head, d) too. */
    private static Tensor arrange(String name, Tensor tensor, long[] shape) {
        if (name.endsWith("W_Q") || name.endsWith("W_K") || name.endsWith("W_V")) {
            return tensor.permute(1, 0, 2)
                    .reshape(shape[1], shape[0] * shape[2])
                    .contiguous()
                    .detach();
        }
        if (name.endsWith("W_O")) {
            return tensor.reshape(shape[0] * shape[1], shape[2]).contiguous().detach();
        }
        return tensor;
    }

    Tensor get(String name) {
        return leaves.get(name);
    }

    /** All of them, for the optimiser. */
    TensorVector all() {
        return new TensorVector(leaves.values().toArray(Tensor[]::new));
    }
}
