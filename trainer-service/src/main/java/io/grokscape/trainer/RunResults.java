package io.grokscape.trainer;

import io.grokscape.spec.RunSpec;
import io.grokscape.store.Claim;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.store.SpecJson;
import io.grokscape.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Ends runs: what they leave is stored first, then sealed by one conditional put of {@code result.json}, then told. */
final class RunResults {
    private static final Logger LOG = Logger.getLogger(RunResults.class);

    private final Workshop workshop;
    private final ObjectStore store;
    private final RunSpec spec;
    private final RunKeys keys;

    RunResults(Workshop workshop, RunSpec spec, RunKeys keys) {
        this.workshop = workshop;
        this.store = workshop.store();
        this.spec = spec;
        this.keys = keys;
    }

    void complete(Claim claim, Ending.Finished finished) {
        int n = claim.attempt();
        storeAll(
                () -> store.put(keys.spec(), SpecJson.toJson(spec)),
                () -> store.put(keys.curve(n), finished.curve()),
                () -> store.put(keys.weights(n), finished.weights()));
        seal(new Result(
                keys.runId(),
                n,
                Result.Outcome.COMPLETED,
                finished.epoch(),
                finished.settled(),
                keys.curve(n),
                keys.weights(n),
                claim.engineFingerprint(),
                finished.seconds(),
                null,
                workshop.settings().source(),
                System.currentTimeMillis()));
    }

    void fail(Claim claim, Ending.Diverged diverged) {
        int n = claim.attempt();
        storeAll(() -> store.put(keys.spec(), SpecJson.toJson(spec)), () -> store.put(keys.curve(n), diverged.curve()));
        seal(new Result(
                keys.runId(),
                n,
                Result.Outcome.FAILED,
                diverged.epoch(),
                false,
                keys.curve(n),
                null,
                claim.engineFingerprint(),
                diverged.seconds(),
                diverged.reason(),
                workshop.settings().source(),
                System.currentTimeMillis()));
    }

    /** Ends a run that no attempt could bring anywhere. */
    void giveUp(int attempt, String reason, int epoch) {
        storeAll(() -> store.put(keys.spec(), SpecJson.toJson(spec)));
        seal(new Result(
                keys.runId(),
                attempt,
                Result.Outcome.FAILED,
                epoch,
                false,
                null,
                null,
                null,
                0,
                reason,
                workshop.settings().source(),
                System.currentTimeMillis()));
    }

    /** Tells how the run ended, whoever ended it. */
    void tell() {
        Result result = workshop.patience().untilDone(() -> store.get(keys.result())
                .map(bytes -> Result.fromJson(bytes, keys.result()))
                .orElseThrow(() -> new StoreException(keys.result() + " was there, and is gone")));
        workshop.topics()
                .announceForCertain(RunEvents.ended(result, workshop.settings().source()));
    }

    private void seal(Result result) {
        boolean won = workshop.metrics().stored("result", () -> workshop.patience()
                .untilDone(() -> store.putIfAbsent(keys.result(), result.toJson())));
        if (won) {
            workshop.topics()
                    .announceForCertain(
                            RunEvents.ended(result, workshop.settings().source()));
        } else {
            LOG.infof("run %s: attempt %d comes second, the run has its result", keys.runId(), result.attempt());
            tell();
        }
        dropCheckpoints();
    }

    /** Removes those that the history holds, if any. */
    void dropCheckpoints(RunHistory history) {
        if (history.attempts().stream()
                .anyMatch(attempt -> !attempt.checkpoints().isEmpty())) {
            dropCheckpoints();
        }
    }

    /** A run that has ended needs none. What cannot be removed now is passed over: it takes room, no more. */
    private void dropCheckpoints() {
        try {
            for (var object : store.list(keys.attempts())) {
                if (RunKeys.isOfCheckpoint(object.name())) {
                    store.delete(object.name());
                }
            }
        } catch (StoreException e) {
            LOG.warnf("run %s: its checkpoints stay: %s", keys.runId(), e.getMessage());
        }
    }

    /** Side by side: a short run's time is mostly that of its objects' way to the store. */
    private void storeAll(Runnable... puts) {
        workshop.metrics().stored("objects", () -> workshop.patience().untilDone(() -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Void>> all = new ArrayList<>();
                for (Runnable put : puts) {
                    all.add(CompletableFuture.runAsync(put, threads));
                }
                all.forEach(CompletableFuture::join);
            } catch (CompletionException e) {
                throw e.getCause() instanceof StoreException away ? away : e;
            }
        }));
    }
}
