package io.grokscape.training.blocked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.Loss;
import io.grokscape.spec.RunSpec;
import io.grokscape.spec.RunSpecBuilder;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Measurement;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockedCpuEngineTest {
    private static final int EPOCHS = 60;
    private final BlockedCpuEngine engine = new BlockedCpuEngine();

    static Stream<RunSpec> variety() {
        RunSpecBuilder mixed = RunSpec.of("add+memorise").trainSize(200).memoriseSize(150);
        return Stream.of(
                small("add").hiddenSize(32).build(),
                small("add").hiddenSize(20).loss(Loss.STABLEMAX).warmupSteps(7).build(),
                small("memorise").modulus(10).trainSize(100).hiddenSize(12).build(),
                mixed.modulus(31)
                        .hiddenSize(24)
                        .splitFeedForward(true)
                        .epochs(EPOCHS)
                        .build());
    }

    private static RunSpecBuilder small(String task) {
        return RunSpec.of(task).modulus(31).trainSize(500).epochs(EPOCHS);
    }

    @ParameterizedTest
    @MethodSource("variety")
    void theSameSpecGivesTheSameBitsAloneOrBesideOthers(RunSpec spec) {
        Checkpoint alone = train(spec);
        CompletableFuture<Checkpoint> one = CompletableFuture.supplyAsync(() -> train(spec));
        CompletableFuture<Checkpoint> two = CompletableFuture.supplyAsync(() -> train(spec));

        assertSameBits(one.join(), alone);
        assertSameBits(two.join(), alone);
    }

    @ParameterizedTest
    @MethodSource("variety")
    void aRunStoppedAnywhereAndResumedEndsWithTheSameBits(RunSpec spec) {
        Checkpoint whole = train(spec);
        for (int stop : new int[] {0, 1, EPOCHS / 2, EPOCHS - 1}) {
            Checkpoint middle;
            try (Training training = engine.open(spec, Optional.empty())) {
                training.advance(stop);
                middle = training.checkpoint();
            }
            try (Training training = engine.open(spec, Optional.of(middle))) {
                assertThat(training.epoch()).isEqualTo(stop);
                training.advance(EPOCHS - stop);
                assertSameBits(training.checkpoint(), whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variety")
    void measuringChangesNothing(RunSpec spec) {
        try (Training training = engine.open(spec, Optional.empty())) {
            for (int i = 0; i < EPOCHS; i++) {
                Measurement measured = training.advance(1);
                assertThat(training.advance(0)).isEqualTo(measured);
            }
            assertSameBits(training.checkpoint(), train(spec));
        }
    }

    @Test
    void theLossFallsAndTheTrainingSetIsLearnt() {
        RunSpec spec = small("add").hiddenSize(32).build();
        try (Training training = engine.open(spec, Optional.empty())) {
            Measurement first = training.advance(0);
            Measurement last = training.advance(300);

            assertThat(first.trainLoss()).isBetween(3.0, 4.5);
            assertThat(last.trainAccuracy()).isGreaterThan(0.99);
            assertThat(last.trainLoss()).isLessThan(0.1);
        }
    }

    @Test
    void memoriseHasNoValidation() {
        RunSpec spec = small("memorise").hiddenSize(8).build();
        try (Training training = engine.open(spec, Optional.empty())) {
            Measurement measurement = training.advance(1);

            assertThat(measurement.validationLoss()).isNaN();
            assertThat(measurement.validationAccuracy()).isNaN();
            assertThat(measurement.validationMargin()).isNaN();
            assertThat(measurement.trainLoss()).isFinite();
        }
    }

    @Test
    void aBrokenWeightEndsTheRunWithEpochAndTensor() {
        RunSpec spec = small("add").hiddenSize(8).build();
        Weights weights = Weights.initialFor(spec);
        weights.values()[weights.layout().tensor("blocks.0.mlp.W_in").offset() + 3] = Float.NaN;
        try (Training training = engine.open(spec, Dataset.drawnFor(spec), weights)) {
            assertThatThrownBy(() -> training.advance(5))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("epoch 0")
                    .hasMessageContaining("blocks.0.mlp.W_in");
        }
    }

    @Test
    void anOverflowingRunEndsAtTheFirstBrokenEpoch() {
        RunSpec spec =
                small("add").hiddenSize(8).learningRate(100).weightDecay(100).build();
        int broken;
        try (Training training = engine.open(spec, Optional.empty())) {
            assertThatThrownBy(() -> training.advance(EPOCHS)).isInstanceOf(DivergedException.class);
            broken = training.epoch();
        }
        try (Training training = engine.open(spec, Optional.empty())) {
            assertThat(training.advance(broken - 1).trainLoss()).isFinite();
            assertThatThrownBy(() -> training.advance(1))
                    .isInstanceOfSatisfying(
                            DivergedException.class, e -> assertThat(e.epoch()).isEqualTo(broken));
        }
    }

    @Test
    void whatItCannotTrainItRefusesWithAReason() {
        assertThat(engine.refuses(RunSpec.of("add").layers(2).build()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("one layer"));
        assertThat(engine.refuses(RunSpec.of("add").layerNorm(true).build())).isPresent();
        assertThat(engine.refuses(RunSpec.of("add").hiddenSize(32).heads(32).build()))
                .isPresent();
        assertThat(engine.refuses(RunSpec.of("add").build())).isEmpty();
        RunSpec twoLayers = RunSpec.of("add").layers(2).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.open(twoLayers, Optional.empty()))
                .withMessageContaining("engine blocked trains one layer");
    }

    @Test
    void aCheckpointOfAnotherEngineIsNotContinued() {
        RunSpec spec = small("add").hiddenSize(8).build();
        Checkpoint own = train(spec);
        Checkpoint foreign =
                new Checkpoint(spec, "nd4j-1", own.epoch(), -1, own.weights(), own.firstMoment(), own.secondMoment());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.open(spec, Optional.of(foreign)))
                .withMessageContaining("nd4j-1");
    }

    private Checkpoint train(RunSpec spec) {
        try (Training training = engine.open(spec, Optional.empty())) {
            training.advance(spec.epochs());
            return training.checkpoint();
        }
    }

    private static void assertSameBits(Checkpoint actual, Checkpoint expected) {
        assertThat(actual.weights().values()).containsExactly(expected.weights().values());
        assertThat(actual.firstMoment()).containsExactly(expected.firstMoment());
        assertThat(actual.secondMoment()).containsExactly(expected.secondMoment());
    }
}
