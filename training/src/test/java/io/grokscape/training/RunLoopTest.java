package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunLoopTest {
    private static final RunSpec SPEC =
            RunSpec.of("add").modulus(11).trainSize(60).hiddenSize(8).epochs(50).build();

    /** A scripted training: accuracies by epoch, no arithmetic. */
    private static final class Script implements Training {
        private final int goodFrom;
        private final int badAt;
        private int epoch;

        Script(int goodFrom, int badAt, int epoch) {
            this.goodFrom = goodFrom;
            this.badAt = badAt;
            this.epoch = epoch;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public void step(int epochs) {
            epoch += epochs;
        }

        @Override
        public Measurement measure() {
            double accuracy = epoch >= goodFrom && epoch != badAt ? 1 : 0.5;
            return new Measurement(epoch, 0, accuracy, 0, accuracy, 1, 0, 0, 0, 0);
        }

        @Override
        public Checkpoint checkpoint() {
            Weights weights = Weights.initialFor(SPEC);
            int size = weights.values().length;
            return new Checkpoint(SPEC, "script", epoch, -1, weights, new float[size], new float[size]);
        }

        @Override
        public void close() {}
    }

    private record ScriptedEngine(int goodFrom, int badAt) implements Engine {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public String fingerprint() {
            return "script";
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public Optional<String> refuses(RunSpec spec) {
            return Optional.empty();
        }

        @Override
        public Training open(RunSpec spec, Optional<Checkpoint> from) {
            return new Script(goodFrom, badAt, from.map(Checkpoint::epoch).orElse(0));
        }

        @Override
        public Training open(RunSpec spec, Dataset data, Weights initial) {
            return new Script(goodFrom, badAt, 0);
        }
    }

    @Test
    void everyPointOfTheGridIsMeasuredOnce() {
        List<Integer> epochs = new ArrayList<>();
        RunOutcome outcome = RunLoop.run(Engines.named("nd4j"), SPEC, Optional.empty(), new RunObserver() {
            @Override
            public void measured(Measurement measurement) {
                epochs.add(measurement.epoch());
            }
        });

        assertThat(epochs).hasSize(23).endsWith(19, 20, 40, 50);
        assertThat(outcome.end()).isEqualTo(RunOutcome.End.FINISHED);
        assertThat(outcome.state().epoch()).isEqualTo(50);
    }

    @Test
    void aSettledRunStopsOneThousandEpochsLater() {
        RunOutcome outcome = run(new ScriptedEngine(500, -1), Optional.empty(), RunObserver.NONE, true);

        assertThat(outcome.end()).isEqualTo(RunOutcome.End.SETTLED);
        assertThat(outcome.state().epoch()).isBetween(1500, 1520);
        assertThat(outcome.state().settledSince()).isEqualTo(500);
    }

    @Test
    void oneBadLogStartsTheCountAfresh() {
        RunOutcome outcome = run(new ScriptedEngine(500, 980), Optional.empty(), RunObserver.NONE, true);

        assertThat(outcome.state().settledSince()).isEqualTo(1000);
        assertThat(outcome.state().epoch()).isBetween(2000, 2020);
    }

    @Test
    void aRunThatMayNotStopEarlyGoesToItsEnd() {
        RunOutcome outcome = run(new ScriptedEngine(500, -1), Optional.empty(), RunObserver.NONE, false);

        assertThat(outcome.end()).isEqualTo(RunOutcome.End.FINISHED);
        assertThat(outcome.state().epoch()).isEqualTo(5000);
    }

    @Test
    void aSettledRunInterruptedAnywhereEndsAtTheSameEpoch() {
        int end = run(new ScriptedEngine(500, -1), Optional.empty(), RunObserver.NONE, true)
                .state()
                .epoch();
        for (int stop : new int[] {499, 500, 501, 1499, 1500, 1501, 1502, end - 1, end}) {
            RunOutcome part = run(new ScriptedEngine(500, -1), Optional.empty(), stoppingAt(stop), true);
            RunOutcome rest = run(new ScriptedEngine(500, -1), Optional.of(part.state()), RunObserver.NONE, true);
            assertThat(rest.state().epoch())
                    .as("stopped at %d", part.state().epoch())
                    .isEqualTo(end);
        }
    }

    @Test
    void aCheckpointIsHandedOverWhereItIsAskedFor() {
        List<Integer> checkpoints = new ArrayList<>();
        RunOutcome outcome = RunLoop.run(Engines.named("nd4j"), SPEC, Optional.empty(), new RunObserver() {
            @Override
            public Signal next(int epoch) {
                return epoch == 7 ? Signal.CHECKPOINT : Signal.CONTINUE;
            }

            @Override
            public void checkpointed(Checkpoint checkpoint) {
                checkpoints.add(checkpoint.epoch());
            }
        });

        assertThat(checkpoints).containsExactly(7);
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void probingChangesNoBitOfTraining() {
        RunOutcome probed = RunLoop.run(Engines.named("blocked"), SPEC, Optional.empty(), RunObserver.NONE);
        try (Training alone = Engines.named("blocked").open(SPEC, Optional.empty())) {
            alone.step(SPEC.epochs());

            assertThat(probed.state().weights().values())
                    .isEqualTo(alone.weights().values());
        }
    }

    @Test
    void theCircuitIsProbedNowAndThenAndWhereTheRunEnds() {
        List<Measurement> measurements = new ArrayList<>();
        run(new ScriptedEngine(500, -1), Optional.empty(), recording(measurements), true);

        List<Measurement> probed = measurements.stream()
                .filter(measurement -> measurement.progress().isPresent())
                .toList();
        assertThat(probed).hasSizeBetween(10, 22);
        assertThat(probed.getFirst().epoch()).isZero();
        assertThat(probed.getLast()).isEqualTo(measurements.getLast());
        assertThat(measurements.getLast().epoch()).isLessThan(5000);
    }

    private static RunObserver recording(List<Measurement> measurements) {
        return new RunObserver() {
            @Override
            public void measured(Measurement measurement) {
                measurements.add(measurement);
            }
        };
    }

    private static RunOutcome run(Engine engine, Optional<Checkpoint> from, RunObserver observer, boolean early) {
        RunSpec spec = SPEC.toBuilder().epochs(5000).stopWhenSettled(early).build();
        return RunLoop.run(engine, spec, from, observer);
    }

    private static RunObserver stoppingAt(int stop) {
        return new RunObserver() {
            @Override
            public Signal next(int epoch) {
                return epoch >= stop ? Signal.STOP : Signal.CONTINUE;
            }
        };
    }
}
