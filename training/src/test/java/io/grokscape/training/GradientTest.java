package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.spec.Loss;
import io.grokscape.spec.RunSpec;
import io.grokscape.spec.RunSpecBuilder;
import io.grokscape.training.ParameterLayout.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every engine's gradient of every tensor, under every option, against central differences of {@link ReferenceModel} in
 * double. After one update AdamW's first moment is a tenth of the gradient: that is where an engine shows it.
 */
class GradientTest {
    private static final double STEP = 1e-5;
    /** Of the tensor's largest gradient; float32 has a precision of 6e-8 and sums over the examples. */
    private static final double TOLERANCE = 2e-5;

    private static final double FIRST_MOMENT_SHARE = 0.1;

    /** By model: the same for every engine. */
    private static final Map<String, double[]> DIFFERENCES = new HashMap<>();

    static Stream<Arguments> enginesAndModels() {
        Map<String, RunSpec> models = models();
        return Engines.all().stream().flatMap(engine -> models.entrySet().stream()
                .filter(model -> engine.refuses(model.getValue()).isEmpty())
                .map(model -> Arguments.of(engine.name(), model.getKey(), model.getValue())));
    }

    private static Map<String, RunSpec> models() {
        Map<String, RunSpec> models = new LinkedHashMap<>();
        models.put("plain", small("add").build());
        models.put("one head", small("add").heads(1).build());
        models.put("a head per value", small("add").heads(8).build());
        models.put("narrow mlp", small("add").mlpWidth(5).build());
        models.put(
                "vectors with a rest",
                small("add").hiddenSize(20).heads(2).mlpWidth(19).build());
        models.put("init scale", small("add").initScale(2).build());
        models.put("stablemax", small("add").loss(Loss.STABLEMAX).build());
        models.put("layer norm", small("add").layerNorm(true).build());
        models.put("operators", small("add+memorise").memoriseSize(9).build());
        models.put(
                "split",
                small("add+memorise").memoriseSize(9).splitFeedForward(true).build());
        models.put("two layers", small("add").layers(2).build());
        models.put(
                "three layers", small("add+memorise").memoriseSize(9).layers(3).build());
        models.put(
                "all at once",
                small("add+memorise")
                        .memoriseSize(9)
                        .splitFeedForward(true)
                        .layers(2)
                        .layerNorm(true)
                        .loss(Loss.STABLEMAX)
                        .build());
        return models;
    }

    private static RunSpecBuilder small(String task) {
        return RunSpec.of(task).modulus(7).trainSize(15).hiddenSize(8).heads(2).mlpWidth(24);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("enginesAndModels")
    void gradientsAreThoseOfFiniteDifferences(String engine, String name, RunSpec spec) {
        Weights initial = nowhereZero(Weights.initialFor(spec));
        Dataset data = Dataset.drawnFor(spec);
        float[] moment;
        try (Training training = Engines.named(engine).open(spec, data, initial)) {
            training.step(1);
            moment = training.checkpoint().firstMoment();
        }

        double[] expected = DIFFERENCES.computeIfAbsent(name, model -> differences(spec, data, initial));
        for (Tensor tensor : initial.layout().tensors()) {
            double largest = 0;
            for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
            }
            assertThat(largest).as("the gradient of %s", tensor.name()).isPositive();
            for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
                assertThat(moment[i] / FIRST_MOMENT_SHARE)
                        .as("%s[%d]", tensor.name(), i - tensor.offset())
                        .isCloseTo(expected[i], within(TOLERANCE * largest));
            }
        }
    }

    /** Biases that start at 0 would hide a bias left out; a pre-activation of exactly 0 has no gradient. */
    private static Weights nowhereZero(Weights weights) {
        Random random = new Random(1);
        float[] values = weights.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (0.1 * random.nextGaussian());
        }
        return new Weights(weights.layout(), values);
    }

    private static double[] differences(RunSpec spec, Dataset data, Weights weights) {
        ReferenceModel model = new ReferenceModel(spec);
        double[] w = new double[weights.values().length];
        for (int i = 0; i < w.length; i++) {
            w[i] = weights.values()[i];
        }
        double[] gradient = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            double value = w[i];
            w[i] = value + STEP;
            double above = model.loss(data.train(), w);
            w[i] = value - STEP;
            double below = model.loss(data.train(), w);
            w[i] = value;
            gradient[i] = (above - below) / (2 * STEP);
        }
        return gradient;
    }
}
