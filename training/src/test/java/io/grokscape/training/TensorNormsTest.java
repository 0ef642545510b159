package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.spec.RunSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorNormsTest {
    private static final RunSpec SPEC =
            RunSpec.of("add").modulus(31).trainSize(300).hiddenSize(12).build();

    @ParameterizedTest
    @ValueSource(strings = {"blocked", "nd4j"})
    void theyAreThoseOfTheSavedWeights(String engine) {
        try (Training training = Engines.named(engine).open(SPEC, Optional.empty())) {
            Measurement measurement = training.advance(30);
            TensorNorms norms = measurement.tensorNorms();
            Safetensors saved = Safetensors.read(WeightsFile.toBytes(training.checkpoint()), "weights");

            assertThat(norms.tensors())
                    .containsExactly(
                            "W_E",
                            "W_pos",
                            "L0_W_Q",
                            "L0_W_K",
                            "L0_W_V",
                            "L0_W_O",
                            "L0_W_in",
                            "L0_b_in",
                            "L0_W_out",
                            "L0_b_out",
                            "W_U");
            assertThat(norm(norms, "L0_W_Q")).isCloseTo(norm(saved, "blocks.0.attn.W_Q"), within(1e-12));
            assertThat(norm(norms, "L0_b_in")).isCloseTo(norm(saved, "blocks.0.mlp.b_in"), within(1e-12));
            assertThat(norm(norms, "W_U")).isCloseTo(norm(saved, "unembed.W_U"), within(1e-12));
            assertThat(norm(norms, "W_E")).isCloseTo(norm(saved, "embed.W_E"), within(1e-12));
            double squares = norms.norms().stream().mapToDouble(x -> x * x).sum();
            assertThat(Math.sqrt(squares)).isCloseTo(measurement.parameterNorm(), within(1e-12));
        }
    }

    @Test
    void layersAndTheirNormsAreToldApart() {
        RunSpec deep = SPEC.toBuilder().layers(2).layerNorm(true).build();

        assertThat(TensorNorms.names(ParameterLayout.of(deep)))
                .contains("L0_ln1_w", "L0_ln2_b", "L1_W_out", "ln_final_b")
                .doesNotHaveDuplicates()
                .hasSize(2 + 2 * 12 + 2 + 1);
    }

    private static double norm(TensorNorms norms, String tensor) {
        return norms.norms().get(norms.tensors().indexOf(tensor));
    }

    private static double norm(Safetensors saved, String tensor) {
        double squares = 0;
        for (float value : saved.tensors().get(tensor).array()) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}
