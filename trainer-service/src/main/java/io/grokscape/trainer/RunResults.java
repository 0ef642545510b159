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
import java.util.OptionalInt;
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
    private final int retries;
    private int lastAttemptBeforeRetry;

    /** @param retries of the request: an earlier failure does not end it */
    RunResults(Workshop workshop, RunSpec spec, RunKeys keys, int retries) {
        this.workshop = workshop;
        this.store = workshop.store();
        this.spec = spec;
        this.keys = keys;
        this.retries = retries;
    }

    /** Whether the run has ended, the retry that the request asks for included. */
    boolean isOver(RunHistory history) {
        OptionalInt newest = history.newestResult();
        if (newest.isEmpty() || newest.getAsInt() >= retries) {
            return newest.isPresent();
        }
        Result before = read(keys.result(newest.getAsInt()));
        lastAttemptBeforeRetry = before.attempt();
        return before.outcome() == Result.Outcome.COMPLETED;
    }

    /** The attempt that failed for good before the run was retried; 0 if there was none. */
    int lastAttemptBeforeRetry() {
        return lastAttemptBeforeRetry;
    }

    void complete(Claim claim, Ending.Finished finished, boolean checkpoints) {
        int n = claim.attempt();
        storeAll(
                () -> store.put(keys.spec(), SpecJson.toJson(spec)),
                () -> store.put(keys.curve(n), finished.curve()),
                () -> store.put(keys.weights(n), finished.weights()));
        seal(
                new Result(
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
                        System.currentTimeMillis(),
                        retries),
                checkpoints);
    }

    void fail(Claim claim, Ending.Diverged diverged, boolean checkpoints) {
        int n = claim.attempt();
        storeAll(() -> store.put(keys.spec(), SpecJson.toJson(spec)), () -> store.put(keys.curve(n), diverged.curve()));
        seal(
                new Result(
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
                        System.currentTimeMillis(),
                        retries),
                checkpoints);
    }

    /** Ends a run that no attempt could bring anywhere. */
    void giveUp(int attempt, String reason, int epoch) {
        storeAll(() -> store.put(keys.spec(), SpecJson.toJson(spec)));
        seal(
                new Result(
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
                        System.currentTimeMillis(),
                        retries),
                true);
    }

    /** Tells how the run ended, whoever ended it. */
    Result tell() {
        Result result = newest();
        announce(result);
        return result;
    }

    private void announce(Result result) {
        workshop.topics()
                .announceForCertain(RunEvents.ended(result, workshop.settings().source()));
    }

    private void seal(Result result, boolean checkpoints) {
        boolean won = workshop.metrics().stored("result", () -> workshop.patience()
                .untilDone(() -> store.putIfAbsent(keys.result(retries), result.toJson())));
        if (!won) {
            LOG.infof("run %s: attempt %d comes second, the run has its result", keys.runId(), result.attempt());
        }
        if (won && retries == 0) {
            announce(result);
        } else {
            tell();
        }
        if (checkpoints) {
            dropCheckpoints();
        }
    }

    /** Whoever stored the result may have died before it removed them. A retry that is under way keeps its own. */
    void dropCheckpointsLeftBy(Result result, RunHistory history) {
        boolean left = history.attempts().stream()
                .anyMatch(attempt -> !attempt.checkpoints().isEmpty());
        if (left && history.nextAttempt() <= result.attempt() + 1) {
            dropCheckpoints();
        }
    }

    /** The newest result; {@code result.json} is it when this returns, also if whoever wrote it died before the copy. */
    private Result newest() {
        while (true) {
            int newest = workshop.patience()
                    .untilDone(() -> RunHistory.read(store, keys))
                    .newestResult()
                    .orElseThrow();
            Result result = read(keys.result(newest));
            if (newest == 0 || read(keys.result()).equals(result)) {
                return result;
            }
            workshop.patience().untilDone(() -> store.put(keys.result(), result.toJson()));
        }
    }

    private Result read(String name) {
        return workshop.patience().untilDone(() -> store.get(name)
                .map(bytes -> Result.fromJson(bytes, name))
                .orElseThrow(() -> new StoreException(name + " was there, and is gone")));
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
