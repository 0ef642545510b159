package io.grokscape.trainer;

import static io.grokscape.proto.v1.RunEvent.EventCase.COMPLETED;
import static io.grokscape.proto.v1.RunEvent.EventCase.FAILED;
import static io.grokscape.proto.v1.RunEvent.EventCase.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.Result;
import io.grokscape.training.DivergedException;
import org.junit.jupiter.api.Test;

/** What becomes of a run that is asked for: it ends once, however often it is delivered and whatever is wrong with it. */
class RunDeliveryTest extends RunFixture {
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
}
