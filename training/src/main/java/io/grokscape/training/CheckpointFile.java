package io.grokscape.training;

import io.grokscape.spec.CanonicalSpec;
import io.grokscape.spec.RunSpec;
import io.grokscape.training.Safetensors.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link Checkpoint} as safetensors: weights under their TransformerLens names, AdamW's moments under
 * {@code adam.m.<name>} and {@code adam.v.<name>}, the rest in the metadata (docs/checkpoints.md).
 */
public final class CheckpointFile {
    private static final String FIRST_MOMENT = "adam.m.";
    private static final String SECOND_MOMENT = "adam.v.";

    private CheckpointFile() {}

    /** The file's bytes: the same for the same state. */
    public static byte[] toBytes(Checkpoint state) {
        Weights weights = state.weights();
        Map<String, Tensor> tensors = new LinkedHashMap<>(WeightsFile.tensors("", weights, weights.values()));
        tensors.putAll(WeightsFile.tensors(FIRST_MOMENT, weights, state.firstMoment()));
        tensors.putAll(WeightsFile.tensors(SECOND_MOMENT, weights, state.secondMoment()));
        return ModelFile.seal(ModelFile.signed(ModelFile.describe(state, "checkpoint")), tensors);
    }

    /**
     * The state in a file.
     *
     * @param source what errors call the file
     * @throws SafetensorsException if it is broken, foreign, or its checksum does not fit
     */
    public static Checkpoint fromBytes(byte[] file, String source) {
        Safetensors content = Safetensors.read(file, source);
        ModelFile description = new ModelFile(content, source);
        description.requireKind("checkpoint");
        RunSpec spec = spec(description.text("spec"), source);
        int epoch = description.number("epoch", 0, Integer.MAX_VALUE);
        int settledSince = description.number("settled_since", Checkpoint.NOT_SETTLED, epoch);
        description.requireDescription();
        description.requireChecksum();

        Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
        ParameterLayout layout = ParameterLayout.of(spec);
        Weights weights = new Weights(layout, WeightsFile.take(tensors, "", layout, source));
        float[] firstMoment = WeightsFile.take(tensors, FIRST_MOMENT, layout, source);
        float[] secondMoment = WeightsFile.take(tensors, SECOND_MOMENT, layout, source);
        if (!tensors.isEmpty()) {
            throw new SafetensorsException(
                    source,
                    "has %s, which the model has not"
                            .formatted(tensors.keySet().iterator().next()));
        }
        return new Checkpoint(
                spec, description.text("fingerprint"), epoch, settledSince, weights, firstMoment, secondMoment);
    }

    private static RunSpec spec(String canonical, String source) {
        try {
            return CanonicalSpec.parse(canonical, source);
        } catch (RuntimeException e) {
            throw new SafetensorsException(source, "holds a spec that cannot be read: " + e.getMessage());
        }
    }

    /** Writes the file so that a crash leaves either the old one or the new one, whole. */
    public static void write(Path file, Checkpoint state) throws IOException {
        AtomicFile.write(file, toBytes(state));
    }

    /** {@link #fromBytes} of a file on disk. */
    public static Checkpoint read(Path file) throws IOException {
        return fromBytes(AtomicFile.read(file), file.toString());
    }
}
