package io.grokscape.trainer;

import static io.grokscape.proto.v1.RunEvent.EventCase.CHECKPOINTED;
import static io.grokscape.proto.v1.RunEvent.EventCase.COMPLETED;
import static io.grokscape.proto.v1.RunEvent.EventCase.FAILED;
import static io.grokscape.proto.v1.RunEvent.EventCase.HANDED_BACK;
import static io.grokscape.proto.v1.RunEvent.EventCase.RESUMED;
import static io.grokscape.proto.v1.RunEvent.EventCase.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.AttemptEnd;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Runs whose trainer dies, sleeps, leaves or loses its object store go on where they were, to the same bytes. */
class RunResumptionTest extends RunFixture {
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
        ToyEngine sleeping = sleepingAtEpoch61(awake);
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

    @Test
    void anAttemptThatAnEarlierOneForestalledEndsToo() throws Exception {
        CountDownLatch awake = new CountDownLatch(1);
        ToyEngine sleeping = sleepingAtEpoch61(awake);
        Bench.Trainer sleeper = bench.trainer("sleeper", sleeping, NEVER);
        bench.ask(spec, 1);
        Bench.await("epoch 60", () -> sleeping.reached.get() == 60);
        sleeper.vanish();
        engine.beforeEpoch(epoch -> {
            while (epoch == 80 && !bench.store.exists(keys.result())) {
                ToyEngine.sleep(10);
            }
        });
        bench.trainer("taker", engine, ALWAYS);
        Bench.await("the taker at work", () -> engine.reached.get() > 61);
        awake.countDown();

        assertThat(bench.result(spec).attempt()).isEqualTo(1);
        Bench.await("the taker's end", () -> bench.object(keys.end(2)).isPresent());
        assertThat(AttemptEnd.fromJson(bench.object(keys.end(2)).orElseThrow(), keys.end(2)))
                .extracting(AttemptEnd::trainer, AttemptEnd::reason)
                .containsExactly("taker", "fenced");
    }

    private static ToyEngine sleepingAtEpoch61(CountDownLatch awake) {
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
        return sleeping;
    }
}
