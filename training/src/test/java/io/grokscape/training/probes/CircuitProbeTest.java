package io.grokscape.training.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.spec.RunSpec;
import io.grokscape.spec.SpecYaml;
import io.grokscape.training.Dataset;
import io.grokscape.training.Engines;
import io.grokscape.training.Measurement;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunObserver;
import io.grokscape.training.Weights;
import io.grokscape.training.WeightsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitProbeTest {

    /** Against an independent program in float64 that spells every definition out: {@code resources/probes/reference.py}. */
    @ParameterizedTest
    @ValueSource(strings = {"add-p7", "subtract-p11", "two-layers-p13", "add-p113"})
    void aTrainedModelIsFoundToBeWhatTheDefinitionsSay(String folder) throws IOException {
        RunSpec spec = SpecYaml.read(new String(resource(folder, "spec.yaml")), folder);
        Weights weights =
                WeightsFile.fromBytes(resource(folder, "weights.safetensors"), ParameterLayout.of(spec), folder);
        JsonNode expected = new ObjectMapper().readTree(resource(folder, "expected.json"));

        ProgressMeasures found = probe(spec).measure(weights);

        assertThat(found.embeddingSpectrum()).hasSize((spec.modulus() - 1) / 2);
        for (int i = 0; i < found.embeddingSpectrum().size(); i++) {
            double norm = expected.get("embeddingSpectrum").get(i).asDouble();
            assertThat(found.embeddingSpectrum().get(i)).isCloseTo(norm, near(norm));
        }
        assertThat(new ObjectMapper().valueToTree(found.keyFrequencies()).toString())
                .isEqualTo(expected.get("keyFrequencies").toString());
        assertClose(found.embeddingGini(), expected, "embeddingGini");
        assertClose(found.varianceExplained(), expected, "varianceExplained");
        assertClose(found.trigNorm(), expected, "trigNorm");
        assertClose(found.memorisingNorm(), expected, "memorisingNorm");
        assertClose(found.trigShare(), expected, "trigShare");
        assertClose(found.restrictedLoss(), expected, "restrictedLoss");
        assertClose(found.excludedLoss(), expected, "excludedLoss");
    }

    private static void assertClose(double found, JsonNode expected, String name) {
        double value = expected.get(name).asDouble();
        assertThat(found).as(name).isCloseTo(value, near(value));
    }

    /** The model is run in float. */
    private static Offset<Double> near(double value) {
        return within(2e-6 * Math.abs(value));
    }

    @ParameterizedTest
    @CsvSource({
        "add, 113, true",
        "subtract, 97, true",
        "add+memorise, 13, true",
        "a+b, 11, true",
        "b+a+11, 11, true",
        "add, 9, true",
        "add, 112, false", // a wave of half the modulus has no sine
        "b-a, 11, false",
        "square-sum, 113, false",
        "memorise, 113, false",
        "a*b, 113, false",
        "s5, 120, false"
    })
    void itAppliesWhereTheLabelIsASumOrADifference(String task, int modulus, boolean applies) {
        int memorise = task.equals("add+memorise") ? 5 : 0;
        RunSpec spec = RunSpec.of(task)
                .modulus(modulus)
                .trainSize(20)
                .memoriseSize(memorise)
                .build();

        assertThat(CircuitProbe.of(spec, Dataset.drawnFor(spec)).isPresent()).isEqualTo(applies);
    }

    @Test
    void aModelThatSaysNothingHasNoCircuit() {
        RunSpec spec = RunSpec.of("add").modulus(11).trainSize(60).hiddenSize(8).build();
        ParameterLayout layout = ParameterLayout.of(spec);

        ProgressMeasures found = probe(spec).measure(new Weights(layout, new float[layout.size()]));

        assertThat(found.keyFrequencies()).isEmpty();
        assertThat(found.varianceExplained()).isNaN();
        assertThat(found.trigShare()).isNaN();
        assertThat(found.embeddingGini()).isZero();
        assertThat(found.restrictedLoss()).isCloseTo(Math.log(11), within(1e-12));
        assertThat(found.excludedLoss()).isCloseTo(Math.log(11), within(1e-12));
    }

    /** What makes them progress measures (Nanda et al., arXiv 2301.05217). */
    @Test
    void inAGrokkingRunTheCircuitShowsBeforeValidationAccuracyJumps() {
        RunSpec spec =
                RunSpec.of("add").hiddenSize(32).trainSize(4000).epochs(300).build();
        List<Measurement> probed = new ArrayList<>();
        RunLoop.run(Engines.pick(spec), spec, Optional.empty(), new RunObserver() {
            @Override
            public void measured(Measurement measurement) {
                measurement.progress().ifPresent(_ -> probed.add(measurement));
            }
        });
        ProgressMeasures first = probed.getFirst().progress().orElseThrow();
        Measurement end = probed.getLast();
        ProgressMeasures last = end.progress().orElseThrow();
        Measurement fallen = probed.stream()
                .filter(m -> m.progress().orElseThrow().restrictedLoss() < 0.8 * first.restrictedLoss())
                .findFirst()
                .orElseThrow();

        assertThat(end.validationAccuracy()).as("it groks").isGreaterThan(0.9);
        assertThat(fallen.validationAccuracy()).isLessThan(0.5);
        assertThat(fallen.progress().orElseThrow().excludedLoss()).isGreaterThan(fallen.trainLoss());
        assertThat(first.trigShare()).isLessThan(0.001);
        assertThat(last.trigShare()).isGreaterThan(0.7);
        assertThat(last.excludedLoss()).isGreaterThan(20 * end.trainLoss());
        assertThat(last.embeddingGini()).isGreaterThan(3 * first.embeddingGini());
        assertThat(last.keyFrequencies()).hasSizeLessThan(10);
    }

    private static CircuitProbe probe(RunSpec spec) {
        return CircuitProbe.of(spec, Dataset.drawnFor(spec)).orElseThrow();
    }

    private static byte[] resource(String folder, String file) throws IOException {
        try (var in = CircuitProbeTest.class.getResourceAsStream("/probes/" + folder + "/" + file)) {
            return in.readAllBytes();
        }
    }
}
