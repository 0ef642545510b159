package io.grokscape.training.blocked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.grokscape.spec.Loss;
import io.grokscape.spec.RunSpec;
import io.grokscape.spec.RunSpecBuilder;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Measurement;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import io.grokscape.training.nd4j.Nd4jEngine;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockedCpuEngineTest {
    private static final int EPOCHS = 60;
    private final BlockedCpuEngine engine = new BlockedCpuEngine();

    private static RunSpecBuilder small(String task) {
        return RunSpec.of(task).modulus(31).trainSize(500).epochs(EPOCHS);
    }

    static Stream<RunSpec> oddSizes() {
        return Stream.of(
                small("add").hiddenSize(4).build(),
                small("add").modulus(3).trainSize(5).hiddenSize(12).build(),
                small("a*b").modulus(7).trainSize(30).hiddenSize(20).build(),
                small("a^2+b").modulus(10).trainSize(64).hiddenSize(28).build(),
                small("subtract").modulus(97).trainSize(65).hiddenSize(36).build(),
                small("add").hiddenSize(100).heads(5).mlpWidth(37).build(),
                small("memorise").modulus(10).trainSize(100).hiddenSize(12).build(),
                small("add").hiddenSize(20).loss(Loss.STABLEMAX).warmupSteps(7).build(),
                small("add+memorise")
                        .memoriseSize(150)
                        .hiddenSize(24)
                        .splitFeedForward(true)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("oddSizes")
    void anyWidthModulusAndOptionAgreesWithTheOtherEngine(RunSpec spec) {
        try (Training training = engine.open(spec, Optional.empty());
                Training other = new Nd4jEngine().open(spec, Optional.empty())) {
            for (int epoch = 0; epoch <= 10; epoch++) {
                Measurement actual = training.advance(epoch - training.epoch());
                Measurement expected = other.advance(epoch - other.epoch());
                assertThat(values(actual)).containsExactly(values(expected), within(1e-4));
                assertThat(actual.collapsed()).isEqualTo(expected.collapsed());
            }
        }
    }

    /** −1 for what is not measured. */
    private static double[] values(Measurement m) {
        return DoubleStream.of(
                        m.trainLoss(),
                        m.trainAccuracy(),
                        m.validationLoss(),
                        m.validationAccuracy(),
                        m.parameterNorm(),
                        m.validationLogProbability(),
                        m.validationMargin(),
                        m.logitNorm())
                .map(value -> Double.isNaN(value) ? -1 : value)
                .toArray();
    }

    /** What is compiled late must give the bits of what was interpreted early. */
    @Test
    void theBitsOfALongRunDoNotDependOnWhenItIsCompiled() {
        RunSpec spec = small("add").hiddenSize(20).epochs(300).build();
        Checkpoint cold = train(spec);
        for (int i = 0; i < 3; i++) {
            Checkpoint warm = train(spec);
            assertThat(warm.weights().values()).containsExactly(cold.weights().values());
            assertThat(warm.secondMoment()).containsExactly(cold.secondMoment());
        }
    }

    /** When the compiler gets to it hangs on how busy the machine is, so the warm-up lasts until it has, within bounds. */
    @Test
    void onceCompiledAnEpochAllocatesNextToNothing() {
        RunSpec spec = RunSpec.of("add").hiddenSize(32).trainSize(1000).build();
        int rounds = 60;
        try (Training training = engine.open(spec, Optional.empty())) {
            long perEpoch = Long.MAX_VALUE;
            for (int round = 0; round < rounds && perEpoch >= 1024; round++) {
                training.step(500);
                perEpoch = allocatedPerEpoch(training);
            }
            assertThat(perEpoch).isLessThan(1024);
        }
    }

    private static long allocatedPerEpoch(Training training) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int epochs = 200;
        long before = threads.getCurrentThreadAllocatedBytes();
        training.step(epochs);
        return (threads.getCurrentThreadAllocatedBytes() - before) / epochs;
    }

    @Test
    void pureDecayNeverReachesTheDenormals() {
        // Stopped short of learning anything: whatever gets no gradient shrinks by half in every step.
        RunSpec spec =
                small("add").hiddenSize(8).learningRate(1).weightDecay(0.5).build();
        try (Training training = engine.open(spec, Optional.empty())) {
            training.step(400);
            Checkpoint state = training.checkpoint();
            for (float[] values : List.of(state.weights().values(), state.firstMoment(), state.secondMoment())) {
                for (float value : values) {
                    assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aClosedRunIsNotTouched() {
        Training training = engine.open(small("add").hiddenSize(8).build(), Optional.empty());
        training.close();
        training.close();

        assertThatThrownBy(() -> training.step(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(training::measure).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(training::checkpoint).isInstanceOf(IllegalStateException.class);
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
}
