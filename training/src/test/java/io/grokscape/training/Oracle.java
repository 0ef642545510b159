package io.grokscape.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.spec.RunSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A run computed in float64 by an independent program, checked there against finite differences.
 *
 * @param losses {@code epoch, train_loss, train_accuracy, validation_loss, validation_accuracy, parameter_norm}
 */
public record Oracle(String name, RunSpec spec, Dataset data, Weights initial, double[][] losses) {

    /** All of them. */
    public static List<Oracle> all() {
        return List.of(load("one-layer-d16"), load("one-layer-d32"), load("two-layer-split-ff-d16"));
    }

    public static Oracle load(String name) {
        try {
            JsonNode json = new ObjectMapper().readTree(resource(name, "spec.json"));
            String pairs = new String(resource(name, "train.csv"), StandardCharsets.UTF_8);
            TrainingPairs training = TrainingPairs.parse(pairs, spec(json), name + "/train.csv");
            ParameterLayout layout = ParameterLayout.of(training.spec());
            Weights initial = WeightsFile.fromBytes(resource(name, "initial.safetensors"), layout, name);
            return new Oracle(name, training.spec(), training.data(), initial, losses(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunSpec spec(JsonNode json) {
        return RunSpec.of(json.get("task").asText())
                .modulus(json.get("P").asInt())
                .trainSize(json.get("D").asInt())
                .memoriseSize(json.get("M").asInt())
                .layers(json.get("layers").asInt())
                .hiddenSize(json.get("d").asInt())
                .heads(json.get("heads").asInt())
                .mlpWidth(json.get("mlp_width").asInt())
                .splitFeedForward(json.get("split_ff").asBoolean())
                .learningRate(json.get("lr").asDouble())
                .weightDecay(json.get("wd").asDouble())
                .warmupSteps(json.get("warmup").asInt())
                .epochs(json.get("steps").asInt())
                .logEvery(1)
                .stopWhenSettled(false)
                .build();
    }

    private static double[][] losses(String name) throws IOException {
        return new String(resource(name, "losses.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static byte[] resource(String oracle, String file) throws IOException {
        try (InputStream resource = Oracle.class.getResourceAsStream("/oracles/" + oracle + "/" + file)) {
            return resource.readAllBytes();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
