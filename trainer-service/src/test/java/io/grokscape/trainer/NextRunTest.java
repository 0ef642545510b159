package io.grokscape.trainer;

import static io.grokscape.proto.v1.RunEvent.EventCase.HANDED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import io.grokscape.store.RunKeys;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trainer with one lane does about the next run while it trains one. */
class NextRunTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Bench bench = Bench.shared();
    private static int seed = 1_000;

    private final ToyEngine engine = new ToyEngine();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final RunSpec first = spec();
    private final RunSpec next = spec();

    private static RunSpec spec() {
        return RunSpec.of("add")
                .modulus(11)
                .trainSize(50)
                .hiddenSize(4)
                .epochs(120)
                .modelSeed(++seed)
                .build();
    }

    @AfterEach
    void dismiss() throws Exception {
        goOn.countDown();
        bench.dismiss();
    }

    private void stopBefore(int epoch, int msPerEpoch) {
        engine.beforeEpoch(at -> {
            ToyEngine.sleep(msPerEpoch);
            if (at == epoch && engine.opened.get() == 1) {
                await(goOn);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitClaim(RunSpec spec) {
        Bench.await("claim", () -> bench.store.exists(new RunKeys(spec.id()).claim(1)));
    }

    @Test
    void theNextRunIsClaimedInTheLastEpochsAndTrainedWhenTheLaneIsFree() throws Exception {
        stopBefore(120, 0);
        bench.trainer("one", engine, NEVER);
        bench.ask(first, 1);
        bench.ask(next, 1);
        awaitClaim(next);

        assertThat(engine.opened).as("runs in training").hasValue(1);
        goOn.countDown();
        bench.result(first);
        bench.result(next);
        assertThat(engine.opened).hasValue(2);
    }

    @Test
    void aTrainerWhoseRunHasLongToGoLeavesTheNextToOthers() throws Exception {
        stopBefore(61, 20);
        bench.trainer("busy", engine, NEVER);
        bench.ask(first, 1);
        Bench.await("epoch 60", () -> engine.reached.get() >= 60);
        bench.trainer("free", new ToyEngine(), NEVER);
        bench.ask(next, 1);

        assertThat(bench.result(next).trainer()).isEqualTo("free");
        goOn.countDown();
        assertThat(bench.result(first).trainer()).isEqualTo("busy");
    }

    @Test
    void aRunThatWaitsForTheLaneOfADrainingTrainerIsHandedBackUntrained() throws Exception {
        stopBefore(120, 0);
        Bench.Trainer leaving = bench.trainer("leaving", engine, NEVER);
        bench.ask(first, 1);
        bench.ask(next, 1);
        awaitClaim(next);
        leaving.workshop.drain();
        bench.awaitEvent(next, HANDED_BACK);
        goOn.countDown();
        leaving.drain();

        assertThat(engine.opened).hasValue(1);
        bench.trainer("staying", new ToyEngine(), NEVER);
        bench.ask(next, 2);
        assertThat(bench.result(next).attempt()).isEqualTo(2);
    }
}
