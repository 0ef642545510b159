package io.grokscape.training;

import io.grokscape.training.Safetensors.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's weights as safetensors: every tensor of the {@link ParameterLayout} under its TransformerLens name. Metadata
 * says which run they are of (docs/checkpoints.md).
 */
public final class WeightsFile {
    private WeightsFile() {}

    /** The file's bytes: the weights of that state, without what is needed to continue it. */
    public static byte[] toBytes(Checkpoint state) {
        return ModelFile.seal(
                ModelFile.describe(state, "weights"),
                tensors("", state.weights(), state.weights().values()));
    }

    /**
     * The weights in a file, for a model of that layout. Metadata is not looked at: any tool may have written it.
     *
     * @param source what errors call the file
     * @throws SafetensorsException if the file is broken, lacks a tensor, or has one that the model has not
     */
    public static Weights fromBytes(byte[] file, ParameterLayout layout, String source) {
        Map<String, Tensor> tensors =
                new LinkedHashMap<>(Safetensors.read(file, source).tensors());
        float[] values = take(tensors, "", layout, source);
        if (!tensors.isEmpty()) {
            throw new SafetensorsException(
                    source,
                    "has %s, which the model has not"
                            .formatted(tensors.keySet().iterator().next()));
        }
        return new Weights(layout, values);
    }

    /** Views of a flat array, each named after its tensor. */
    static Map<String, Tensor> tensors(String prefix, Weights weights, float[] values) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterLayout.Tensor tensor : weights.layout().tensors()) {
            tensors.put(prefix + tensor.name(), new Tensor(tensor.shape(), values, tensor.offset()));
        }
        return tensors;
    }

    /** Removes a model's tensors from those found and gathers their values, which must be finite. */
    static float[] take(Map<String, Tensor> found, String prefix, ParameterLayout layout, String source) {
        // Shapes are compared before anything of the model's size is allocated.
        List<Tensor> taken = new ArrayList<>();
        for (ParameterLayout.Tensor tensor : layout.tensors()) {
            taken.add(matching(found.remove(prefix + tensor.name()), prefix, tensor, source));
        }
        float[] values = new float[layout.size()];
        for (int i = 0; i < taken.size(); i++) {
            ParameterLayout.Tensor tensor = layout.tensors().get(i);
            System.arraycopy(taken.get(i).array(), 0, values, tensor.offset(), tensor.size());
        }
        return values;
    }

    private static Tensor matching(Tensor found, String prefix, ParameterLayout.Tensor wanted, String source) {
        String name = prefix + wanted.name();
        if (found == null) {
            throw new SafetensorsException(source, "has no tensor " + name);
        }
        if (!Arrays.equals(found.shape(), wanted.shape())) {
            throw new SafetensorsException(
                    source,
                    "has %s of shape %s, but the model's is %s"
                            .formatted(name, Arrays.toString(found.shape()), Arrays.toString(wanted.shape())));
        }
        for (float value : found.array()) {
            if (!Float.isFinite(value)) {
                throw new SafetensorsException(source, "has the value %s in %s".formatted(value, name));
            }
        }
        return found;
    }
}
