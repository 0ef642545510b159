package io.grokscape.trainer;

import static io.grokscape.proto.v1.RunEvent.EventCase.CANCELLED;
import static io.grokscape.proto.v1.RunEvent.EventCase.COMPLETED;
import static io.grokscape.proto.v1.RunEvent.EventCase.HANDED_BACK;
import static io.grokscape.proto.v1.RunEvent.EventCase.RESUMED;
import static io.grokscape.proto.v1.RunEvent.EventCase.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.v1.Control;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Result;
import org.junit.jupiter.api.Test;

/** Runs that people cancel and pause, waiting ones and running ones. */
class RunControlTest extends RunFixture {
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
}
