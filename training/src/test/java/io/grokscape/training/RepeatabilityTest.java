package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.Loss;
import io.grokscape.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same spec gives the same bytes: again, beside other runs, and after any interruption. */
class RepeatabilityTest {

    static Stream<Arguments> enginesAndSpecs() {
        List<RunSpec> specs = List.of(
                RunSpec.of("add")
                        .modulus(31)
                        .trainSize(300)
                        .hiddenSize(16)
                        .epochs(120)
                        .build(),
                RunSpec.of("add+memorise")
                        .modulus(13)
                        .trainSize(70)
                        .memoriseSize(40)
                        .layers(2)
                        .hiddenSize(20)
                        .heads(2)
                        .layerNorm(true)
                        .loss(Loss.STABLEMAX)
                        .warmupSteps(7)
                        .epochs(60)
                        .build());
        return Engines.all().stream().flatMap(engine -> specs.stream()
                .filter(spec -> engine.refuses(spec).isEmpty())
                .map(spec -> Arguments.of(engine.name(), spec)));
    }

    @ParameterizedTest
    @MethodSource("enginesAndSpecs")
    void theSameSpecTwiceGivesTheSameBytes(String engine, RunSpec spec) {
        Result first = train(engine, spec);

        assertThat(train(engine, spec)).isEqualTo(first);
        assertThat(train(engine, spec.toBuilder().modelSeed(1).build()).curve()).isNotEqualTo(first.curve());
    }

    @ParameterizedTest
    @MethodSource("enginesAndSpecs")
    void runsBesideEachOtherGiveTheSameBytesAsAlone(String engine, RunSpec spec) throws Exception {
        Result alone = train(engine, spec);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<Result>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(workers.submit(() -> train(engine, spec)));
            }
            for (Future<Result> result : results) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndSpecs")
    void aRunStoppedAnywhereAndResumedEndsWithTheSameBytes(String engine, RunSpec spec) {
        Result whole = train(engine, spec);

        for (int stop : new int[] {0, 1, 19, 20, 33, spec.epochs() - 1, spec.epochs()}) {
            Result resumed = trainInTwoParts(engine, spec, stop);
            assertThat(resumed).as("stopped at epoch %d", stop).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndSpecs")
    void stepsInAnyGroupingWithMeasurementsBetweenGiveTheSameBytes(String engine, RunSpec spec) {
        try (Training oneByOne = Engines.named(engine).open(spec, Optional.empty());
                Training atOnce = Engines.named(engine).open(spec, Optional.empty())) {
            for (int i = 0; i < 12; i++) {
                oneByOne.advance(1);
            }
            atOnce.step(12);

            assertThat(CheckpointFile.toBytes(oneByOne.checkpoint()))
                    .isEqualTo(CheckpointFile.toBytes(atOnce.checkpoint()));
            assertThat(oneByOne.measure()).isEqualTo(atOnce.measure());
        }
    }

    private record Result(String curve, List<Byte> state) {
        static Result of(String curve, RunOutcome outcome) {
            List<Byte> bytes = new ArrayList<>();
            for (byte b : CheckpointFile.toBytes(outcome.state())) {
                bytes.add(b);
            }
            return new Result(curve, bytes);
        }

        @Override
        public String toString() {
            return "curve of %d characters, state of %d bytes".formatted(curve.length(), state.size());
        }
    }

    private static Result train(String engine, RunSpec spec) {
        Recorder recorder = new Recorder(Integer.MAX_VALUE);
        RunOutcome outcome = RunLoop.run(Engines.named(engine), spec, Optional.empty(), recorder);
        return Result.of(recorder.curve.toString(), outcome);
    }

    private static Result trainInTwoParts(String engine, RunSpec spec, int stop) {
        Recorder recorder = new Recorder(stop);
        RunOutcome part = RunLoop.run(Engines.named(engine), spec, Optional.empty(), recorder);
        Checkpoint read = CheckpointFile.fromBytes(CheckpointFile.toBytes(part.state()), "checkpoint");
        recorder.stopAt = Integer.MAX_VALUE;
        RunOutcome rest = RunLoop.run(Engines.named(engine), spec, Optional.of(read), recorder);
        return Result.of(recorder.curve.toString(), rest);
    }

    /** Writes the curve, and stops the run the first time it is asked at or after an epoch. */
    private static final class Recorder implements RunObserver {
        private final StringBuilder curve = new StringBuilder();
        private int stopAt;

        Recorder(int stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public void measured(Measurement measurement) {
            curve.append(measurement).append('\n');
        }

        @Override
        public Signal next(int epoch) {
            return epoch >= stopAt ? Signal.STOP : Signal.CONTINUE;
        }
    }
}
