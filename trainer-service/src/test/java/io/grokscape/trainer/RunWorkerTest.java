package io.grokscape.trainer;

import static io.grokscape.proto.v1.RunEvent.EventCase.CANCELLED;
import static io.grokscape.proto.v1.RunEvent.EventCase.CHECKPOINTED;
import static io.grokscape.proto.v1.RunEvent.EventCase.COMPLETED;
import static io.grokscape.proto.v1.RunEvent.EventCase.FAILED;
import static io.grokscape.proto.v1.RunEvent.EventCase.HANDED_BACK;
import static io.grokscape.proto.v1.RunEvent.EventCase.RESUMED;
import static io.grokscape.proto.v1.RunEvent.EventCase.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoredObject;
import io.grokscape.training.DivergedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs through a real broker and a real object store; the engine is a toy where it must misbehave. */
class RunWorkerTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration ALWAYS = Duration.ZERO;

    private static final Bench bench = Bench.shared();
    private static int seed;

    private final ToyEngine engine = new ToyEngine();
    private final RunSpec spec = RunSpec.of("add")
            .modulus(11)
            .trainSize(50)
            .hiddenSize(4)
            .epochs(120)
            .modelSeed(++seed)
            .build();
    private final RunKeys keys = new RunKeys(spec.id());

    /** Another run with the same data and weights: the toy heeds no learning rate. */
    private RunSpec anotherOfTheSameBytes() {
        return spec.toBuilder().learningRate(0.5).build();
    }

    @AfterEach
    void dismiss() throws Exception {
        bench.dismiss();
    }

    @Test
    void aRunGoesFromTheTopicToItsResult() throws Exception {
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);

        Result result = bench.result(spec);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(result.lastEpoch()).isEqualTo(120);
        bench.awaitEvent(spec, COMPLETED);
        assertThat(bench.story(spec)).containsExactly(STARTED, COMPLETED);
        RunEvent.Completed completed = bench.events(spec).getLast().getCompleted();
        assertThat(completed.getCurveObject()).isEqualTo(result.curveObject()).isEqualTo(keys.curve(1));
        assertThat(bench.object(keys.weights(1))).isPresent();
        assertThat(bench.object(keys.spec())).isPresent();
        assertThat(loggedEpochs(result)).startsWith(0, 1, 2).endsWith(100, 120);
        assertThat(bench.measurements(spec).stream()
                        .flatMap(batch -> batch.getMeasurementsList().stream())
                        .map(Measurement::getEpoch))
                .containsExactlyElementsOf(loggedEpochs(result));
    }

    @Test
    void aRunAskedForTwiceIsTrainedOnce() throws Exception {
        bench.ask(spec, 1);
        bench.ask(spec, 1);
        bench.trainer("one", engine, NEVER);
        bench.trainer("two", engine, NEVER);
        bench.result(spec);

        bench.ask(spec, 2);
        Bench.await(
                "second answer",
                () -> bench.story(spec).stream().filter(COMPLETED::equals).count() >= 2);
        assertThat(engine.opened).hasValue(1);
        assertThat(bench.story(spec)).containsOnlyOnce(STARTED);
    }

    @Test
    void aRecordThatIsNoMessageIsBuriedAndTheNextRunTrains() throws Exception {
        int before = bench.deadLetters().size();
        bench.trainer("one", engine, NEVER);
        bench.send(Topics.RUNS, "nonsense", new byte[] {1, 2, 3});
        bench.send(
                Topics.RUNS,
                "newer",
                Bench.request(spec, 1).toBuilder().setSchemaVersion(99).build().toByteArray());
        bench.send(
                Topics.RUNS,
                "another",
                Bench.request(spec, 1).toBuilder()
                        .setRunId("00000000000000000000")
                        .build()
                        .toByteArray());
        bench.ask(spec, 1);

        bench.result(spec);
        Bench.await("dead letters", () -> bench.deadLetters().size() == before + 3);
        assertThat(bench.deadLetters().subList(before, before + 3))
                .extracting(letter -> letter.getReason())
                .anyMatch(reason -> reason.contains("RunRequest of 3 bytes is not Protobuf"))
                .anyMatch(reason -> reason.contains("schema version 99"))
                .anyMatch(reason -> reason.contains("run_id is '00000000000000000000'"));
    }

    @Test
    void aRunWhoseTrainerVanishesIsResumedToTheSameBytes() throws Exception {
        RunSpec quiet = anotherOfTheSameBytes();
        bench.trainer("quiet", engine, NEVER);
        bench.ask(quiet, 1);
        Result undisturbed = bench.result(quiet);
        bench.dismiss();

        ToyEngine slow = new ToyEngine();
        slow.beforeEpoch(epoch -> ToyEngine.sleep(epoch > 60 ? 100 : 1));
        Bench.Trainer first = bench.trainer("first", slow, ALWAYS);
        bench.ask(spec, 1);
        Bench.await("epoch 61", () -> slow.reached.get() > 61);
        first.vanish();
        bench.trainer("second", engine, ALWAYS);

        Result result = bench.result(spec);
        assertThat(result.attempt()).isEqualTo(2);
        assertThat(result.trainer()).isEqualTo("second");
        RunEvent resumed = bench.events(spec).stream()
                .filter(RunEvent::hasResumed)
                .findFirst()
                .orElseThrow();
        assertThat(resumed.getResumed().getFromEpoch()).isGreaterThanOrEqualTo(60);
        assertThat(loggedEpochs(result)).isEqualTo(loggedEpochs(undisturbed));
        assertThat(bench.object(result.curveObject()))
                .hasValue(bench.object(undisturbed.curveObject()).orElseThrow());
        assertThat(tensors(result)).isEqualTo(tensors(undisturbed));
        Bench.await("checkpoints gone", () -> bench.store.list(keys.prefix()).stream()
                .map(StoredObject::name)
                .noneMatch(name -> name.contains("/checkpoints/")));
    }

    @Test
    void aBrokenCheckpointIsPassedOverForTheOneBefore() throws Exception {
        engine.beforeEpoch(epoch -> {
            if (epoch == 90 && engine.opened.get() == 1) {
                List<String> checkpoints = bench.store.list(keys.checkpoints(1)).stream()
                        .map(StoredObject::name)
                        .filter(name -> name.endsWith(".safetensors"))
                        .sorted(Comparator.comparingInt(
                                name -> RunKeys.checkpointEpochOf(name).orElseThrow()))
                        .toList();
                byte[] newest = bench.object(checkpoints.getLast()).orElseThrow();
                newest[newest.length - 5] ^= 4;
                bench.store.put(checkpoints.getLast(), newest);
                throw new IllegalStateException("lightning");
            }
        });
        bench.trainer("one", engine, ALWAYS);
        bench.ask(spec, 1);

        Result result = bench.result(spec);
        assertThat(result.attempt()).isEqualTo(2);
        bench.awaitEvent(spec, COMPLETED);
        assertThat(bench.story(spec)).containsExactly(STARTED, FAILED, RESUMED, COMPLETED);
        List<Integer> stored = bench.events(spec).stream()
                .filter(event -> event.hasCheckpointed() && event.getAttempt() == 1)
                .map(event -> event.getCheckpointed().getEpoch())
                .toList();
        assertThat(bench.events(spec).stream().filter(RunEvent::hasResumed))
                .extracting(event -> event.getResumed().getFromEpoch())
                .containsExactly(stored.get(stored.size() - 2));
        assertThat(bench.events(spec).stream().filter(RunEvent::hasResumed))
                .flatExtracting(event -> event.getResumed().getPassedOverList())
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.getObject()).isEqualTo(keys.checkpoint(1, stored.getLast()));
                    assertThat(broken.getReason()).contains("checksum");
                });
    }

    @Test
    void aClaimThatCannotBeReadHoldsNobodyUp() throws Exception {
        bench.store.put(keys.claim(1), "{".getBytes(StandardCharsets.UTF_8));
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);

        assertThat(bench.result(spec).attempt()).isEqualTo(2);
    }

    @Test
    void checkpointsThatOutlivedTheirRunGoWhenItIsAskedForAgain() throws Exception {
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);
        bench.result(spec);
        bench.awaitEvent(spec, COMPLETED);
        bench.store.put(keys.checkpoint(1, 10), new byte[] {1});

        bench.ask(spec, 2);
        Bench.await("no checkpoint", () -> bench.store.list(keys.checkpoints(1)).isEmpty());
    }

    @Test
    void aRunThatAlwaysThrowsFailsForGoodWithEveryReason() throws Exception {
        int before = bench.deadLetters().size();
        engine.beforeEpoch(epoch -> {
            if (epoch == 40) {
                throw new IllegalStateException("no luck on try " + engine.opened.get());
            }
        });
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);

        Result result = bench.result(spec);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.FAILED);
        assertThat(result.reason()).contains("3 attempts", "no luck on try 1", "no luck on try 2", "no luck on try 3");
        Bench.await("dead letter", () -> bench.deadLetters().size() == before + 1);
        assertThat(bench.events(spec).stream().filter(RunEvent::hasFailed))
                .extracting(event -> event.getFailed().getTerminal())
                .containsExactly(false, false, true);
    }

    @Test
    void aRunWhoseNumbersBreakFailsAtOnce() throws Exception {
        engine.beforeEpoch(epoch -> {
            if (epoch == 30) {
                throw new DivergedException(30, "train loss", Float.NaN);
            }
        });
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);

        Result result = bench.result(spec);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.FAILED);
        assertThat(result.reason()).isEqualTo("diverged at epoch 30: train loss is NaN");
        assertThat(result.lastEpoch()).isEqualTo(30);
        assertThat(loggedEpochs(result)).last().isEqualTo(20);
        bench.awaitEvent(spec, FAILED);
        assertThat(bench.story(spec)).containsExactly(STARTED, FAILED);
    }

    @Test
    void aCancelledRunStopsAndTheNextOneTrains() throws Exception {
        engine.beforeEpoch(epoch -> ToyEngine.sleep(epoch > 30 ? 50 : 0));
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);
        Bench.await("epoch 31", () -> engine.reached.get() > 31);
        bench.control(spec, Control.Action.ACTION_CANCEL);

        bench.awaitEvent(spec, CANCELLED);
        assertThat(bench.events(spec).getLast().getCancelled().getReason()).isEqualTo("asked by a test");
        assertThat(bench.store.exists(keys.result())).isFalse();
        assertThat(engine.reached.get()).isLessThan(120);
        engine.beforeEpoch(_ -> {});
        RunSpec next = spec.toBuilder().dataSeed(7).build();
        bench.ask(next, 1);
        assertThat(bench.result(next).outcome()).isEqualTo(Result.Outcome.COMPLETED);
    }

    @Test
    void aRunCancelledWhileItWaitsIsNeverTrainedUntilItIsOfferedAnew() throws Exception {
        bench.ask(spec, 1);
        bench.control(spec, Control.Action.ACTION_CANCEL);
        bench.trainer("one", engine, NEVER);
        bench.awaitEvent(spec, CANCELLED);
        assertThat(engine.opened).hasValue(0);

        ToyEngine.sleep(5);
        bench.ask(spec, 2);
        assertThat(bench.result(spec).outcome()).isEqualTo(Result.Outcome.COMPLETED);
    }

    @Test
    void aPausedRunFreesItsLaneAndGoesOnToTheSameBytes() throws Exception {
        RunSpec quiet = anotherOfTheSameBytes();
        bench.trainer("one", engine, NEVER);
        bench.ask(quiet, 1);
        Result undisturbed = bench.result(quiet);
        engine.reached.set(0);

        engine.beforeEpoch(epoch -> ToyEngine.sleep(epoch > 60 ? 50 : 0));
        bench.ask(spec, 1);
        Bench.await("epoch 61", () -> engine.reached.get() > 61);
        bench.control(spec, Control.Action.ACTION_PAUSE, 1);
        bench.awaitEvent(spec, HANDED_BACK);
        engine.beforeEpoch(_ -> {});
        RunSpec next = spec.toBuilder().dataSeed(2).build();
        bench.ask(next, 1);
        bench.result(next);
        assertThat(bench.store.exists(keys.result())).isFalse();

        bench.ask(spec, 2);
        Result result = bench.result(spec);
        bench.awaitEvent(spec, COMPLETED);
        assertThat(bench.story(spec)).containsExactly(STARTED, HANDED_BACK, RESUMED, COMPLETED);
        assertThat(tensors(result)).isEqualTo(tensors(undisturbed));
        assertThat(bench.object(result.curveObject()))
                .hasValue(bench.object(undisturbed.curveObject()).orElseThrow());
    }

    @Test
    void theOfferOfARunThatWasPausedWhileQueuedStaysDeclinedWhenALaterOneIsTrained() throws Exception {
        bench.control(spec, Control.Action.ACTION_PAUSE, 1);
        bench.ask(spec, 2);
        bench.trainer("one", engine, NEVER);
        bench.result(spec);
        RunSpec other = spec.toBuilder().dataSeed(3).build();
        bench.control(other, Control.Action.ACTION_PAUSE, 1);
        bench.ask(other, 1);

        bench.awaitEvent(other, HANDED_BACK);
        assertThat(bench.events(other)).singleElement().satisfies(event -> {
            assertThat(event.getAttempt()).isZero();
            assertThat(event.getHandedBack().getOffer()).isEqualTo(1);
        });
        assertThat(engine.opened).hasValue(1);
    }

    @Test
    void aFailedRunThatIsRetriedHasAsManyAttemptsAsANewOne() throws Exception {
        engine.beforeEpoch(epoch -> {
            if (epoch == 40 && engine.opened.get() <= 5) {
                throw new IllegalStateException("no luck on try " + engine.opened.get());
            }
        });
        bench.trainer("one", engine, NEVER);
        bench.ask(spec, 1);
        bench.awaitEvent(spec, FAILED);
        Bench.await("the end", () -> bench.events(spec).getLast().getFailed().getTerminal());
        assertThat(bench.result(spec).attempt()).isEqualTo(3);

        bench.retry(spec, 2, 1);
        bench.awaitEvent(spec, COMPLETED);
        Result result = bench.result(spec);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(result.attempt()).isEqualTo(6);
        assertThat(result.retries()).isEqualTo(1);

        bench.retry(spec, 3, 2);
        Bench.await(
                "what was told again",
                () -> bench.story(spec).stream().filter(COMPLETED::equals).count() == 2);
        assertThat(engine.opened).hasValue(6);
    }

    @Test
    void aDrainingTrainerHandsItsRunBackAndAnotherGoesOn() throws Exception {
        engine.beforeEpoch(epoch -> ToyEngine.sleep(epoch > 60 ? 50 : 0));
        Bench.Trainer leaving = bench.trainer("leaving", engine, NEVER);
        bench.ask(spec, 1);
        Bench.await("epoch 61", () -> engine.reached.get() > 61);
        leaving.drain();

        assertThat(bench.events(spec))
                .extracting(RunEvent::getEventCase)
                .containsExactly(STARTED, CHECKPOINTED, HANDED_BACK);
        int epoch = bench.events(spec).getLast().getHandedBack().getEpoch();
        assertThat(epoch).isGreaterThan(60);
        engine.beforeEpoch(_ -> {});
        bench.trainer("staying", engine, NEVER);
        bench.ask(spec, 2);
        bench.result(spec);
        bench.awaitEvent(spec, COMPLETED);
        assertThat(bench.story(spec)).containsExactly(STARTED, HANDED_BACK, RESUMED, COMPLETED);
        assertThat(bench.events(spec).stream().filter(RunEvent::hasResumed))
                .extracting(event -> event.getResumed().getFromEpoch())
                .containsExactly(epoch);
    }

    @Test
    void aRunWaitsForAnObjectStoreThatIsAway() throws Exception {
        engine.beforeEpoch(epoch -> {
            if (epoch == 60) {
                bench.server.stop();
            }
        });
        bench.trainer("one", engine, ALWAYS);
        bench.ask(spec, 1);
        Bench.await("the end of training", () -> engine.reached.get() == 120);
        assertThat(bench.story(spec)).containsExactly(STARTED);
        bench.server.start();

        assertThat(bench.result(spec).outcome()).isEqualTo(Result.Outcome.COMPLETED);
        bench.awaitEvent(spec, COMPLETED);
        assertThat(bench.story(spec)).containsExactly(STARTED, COMPLETED);
    }

    @Test
    void aRunTakenFromASleepingTrainerHasOneResult() throws Exception {
        CountDownLatch awake = new CountDownLatch(1);
        ToyEngine sleeping = new ToyEngine();
        sleeping.beforeEpoch(epoch -> {
            if (epoch == 61) {
                try {
                    awake.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        Bench.Trainer sleeper = bench.trainer("sleeper", sleeping, NEVER);
        bench.ask(spec, 1);
        Bench.await("epoch 60", () -> sleeping.reached.get() == 60);
        sleeper.vanish();
        bench.trainer("taker", engine, NEVER);
        Result result = bench.result(spec);
        awake.countDown();

        Bench.await("the sleeper's end", () -> bench.object(keys.weights(1)).isPresent());
        Bench.await(
                "second telling",
                () -> bench.story(spec).stream().filter(COMPLETED::equals).count() == 2);
        assertThat(bench.result(spec)).isEqualTo(result);
        assertThat(bench.events(spec).stream().filter(RunEvent::hasCompleted))
                .extracting(RunEvent::getAttempt)
                .containsOnly(2);
    }

    private static List<Integer> loggedEpochs(Result result) {
        byte[] curve = bench.object(result.curveObject()).orElseThrow();
        return CurveParquet.read(curve, result.curveObject()).rows().stream()
                .map(CurveRow::epoch)
                .toList();
    }

    /** The final weights without what names the run. */
    private static String tensors(Result result) {
        byte[] file = bench.object(result.weightsObject()).orElseThrow();
        int header = 8 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Arrays.toString(Arrays.copyOfRange(file, header, file.length));
    }
}
