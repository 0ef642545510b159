package io.grokscape.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Test vectors of the run id: a change here breaks every stored run. */
class CanonicalSpecTest {

    @Test
    void theDefaultsHaveThisId() {
        assertThat(RunSpec.of("add").build().id()).isEqualTo("6201fbae937369e11743");
    }

    @Test
    void figureTwosGrokkingPanelHasThisId() {
        assertThat(RunSpec.of("add").hiddenSize(64).seed(3).build().id()).isEqualTo("bda56e1ae9727c2fc28e");
    }

    @Test
    void defaultsSpelledOutInAnyOrderAreTheSameRun() {
        String reordered = """
                stop_when_settled: true
                mlp_width: 128
                epochs: 10_000
                learning_rate: 7e-3
                task: " a + b "
                """;

        assertThat(SpecYaml.read(reordered, "a").id())
                .isEqualTo(SpecYaml.read("task: add", "b").id());
    }

    @Test
    void theCanonicalTextIsReadBackAsTheSameSpec() {
        RunSpec spec = RunSpec.of("a^2+a*b+b^2")
                .modulus(97)
                .trainSize(1000)
                .learningRate(1e-4)
                .loss(Loss.STABLEMAX)
                .logEvery(10)
                .build();

        assertThat(CanonicalSpec.parse(CanonicalSpec.text(spec), "test")).isEqualTo(spec);
    }

    @Test
    void aTextThatIsNotCanonicalIsRefused() {
        String text = CanonicalSpec.text(RunSpec.of("add").build());

        assertThatThrownBy(() -> CanonicalSpec.parse(text.replace("spec_version=1", "spec_version=2"), "test"))
                .hasMessageContaining("spec_version=1");
        assertThatThrownBy(() -> CanonicalSpec.parse(text.replace("epochs=10000\n", ""), "test"))
                .hasMessageContaining("no canonical spec");
        assertThatThrownBy(() -> CanonicalSpec.parse(text.replace("layers=1", "layers=99"), "test"))
                .hasMessageContaining("layers");
    }

    @Test
    void anyOtherValueIsAnotherRun() {
        RunSpec spec = RunSpec.of("add").build();

        assertThat(spec.toBuilder().modelSeed(1).build().id()).isNotEqualTo(spec.id());
        assertThat(spec.toBuilder().dataSeed(1).build().id()).isNotEqualTo(spec.id());
    }
}
