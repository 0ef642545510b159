package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.nd4j.Nd4jEngine;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailingRunTest {
    private static final RunSpec SPEC =
            RunSpec.of("add").modulus(31).trainSize(300).hiddenSize(16).build();

    static Stream<Engine> engines() {
        return Engines.all().stream();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aWeightThatIsNoNumberEndsTheRunWithEpochAndTensor(Engine engine) {
        Weights weights = Weights.initialFor(SPEC);
        weights.values()[weights.layout().tensor("blocks.0.mlp.W_in").offset()] = Float.NaN;

        try (Training training = engine.open(SPEC, Dataset.drawnFor(SPEC), weights)) {
            assertThatThrownBy(() -> training.step(1))
                    .isInstanceOfSatisfying(
                            DivergedException.class, e -> assertThat(e.epoch()).isZero())
                    .hasMessage("diverged at epoch 0: blocks.0.mlp.W_in is NaN");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRunThatBlowsUpIsStoppedAtOnce(Engine engine) {
        RunSpec explosive = SPEC.toBuilder().learningRate(100).weightDecay(100).build();

        assertThatThrownBy(() -> RunLoop.run(engine, explosive, Optional.empty(), RunObserver.NONE))
                .isInstanceOfSatisfying(
                        DivergedException.class, e -> assertThat(e.epoch()).isBetween(1, 100));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aCheckpointOfAnotherEngineOrRunIsRefused(Engine engine) {
        Checkpoint ours;
        try (Training training = engine.open(SPEC, Optional.empty())) {
            ours = training.checkpoint();
        }
        Checkpoint foreign =
                new Checkpoint(SPEC, "another", 0, -1, ours.weights(), ours.firstMoment(), ours.secondMoment());
        RunSpec otherRun = SPEC.toBuilder().epochs(5).build();

        assertThatThrownBy(() -> engine.open(SPEC, Optional.of(foreign)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another");
        assertThatThrownBy(() -> engine.open(otherRun, Optional.of(ours))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunTooLargeForTheMemoryIsRefusedBeforeAnyIsTaken() {
        RunSpec large = RunSpec.of("add").layers(8).hiddenSize(1024).build();
        Nd4jEngine engine = new Nd4jEngine(1L << 30);

        assertThat(engine.refuses(SPEC)).isEmpty();
        assertThat(engine.refuses(large)).hasValueSatisfying(reason -> assertThat(reason)
                .matches("needs about [4-9],\\d{3} MB .* may take 1,024 MB .*"));
        assertThatThrownBy(() -> engine.open(large, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("engine nd4j needs about");
    }

    @Test
    void anUnknownEngineIsNamedBesideTheKnownOnes() {
        assertThatThrownBy(() -> Engines.named("torch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("torch")
                .hasMessageContaining("nd4j");
    }
}
