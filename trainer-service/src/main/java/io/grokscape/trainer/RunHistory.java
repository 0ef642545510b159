package io.grokscape.trainer;

import io.grokscape.store.AttemptEnd;
import io.grokscape.store.BrokenObjectException;
import io.grokscape.store.Claim;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * What the object store knows of a run, from one listing.
 *
 * @param keys the run's object names
 * @param newestResult the retry that ended last, 0 if the run itself ended and was not retried; empty if nothing has
 * @param attempts those claimed, by number
 */
record RunHistory(RunKeys keys, OptionalInt newestResult, List<PastAttempt> attempts) {
    private static final Logger LOG = Logger.getLogger(RunHistory.class);

    /**
     * An attempt that was claimed.
     *
     * @param number from 1
     * @param ended whether it says how it ended
     * @param checkpoints their epochs, newest first
     */
    record PastAttempt(int number, boolean ended, List<Integer> checkpoints) {}

    /** Of a run that the object store knows nothing of. */
    static RunHistory ofNone(RunKeys keys) {
        return new RunHistory(keys, OptionalInt.empty(), List.of());
    }

    static RunHistory read(ObjectStore store, RunKeys keys) {
        OptionalInt newestResult = OptionalInt.empty();
        TreeMap<Integer, List<String>> byAttempt = new TreeMap<>();
        for (StoredObject object : store.list(keys.prefix())) {
            OptionalInt retry = RunKeys.retryOf(object.name());
            if (retry.isPresent() && retry.getAsInt() >= newestResult.orElse(0)) {
                newestResult = retry;
            }
            RunKeys.attemptOf(object.name())
                    .ifPresent(n ->
                            byAttempt.computeIfAbsent(n, _ -> new ArrayList<>()).add(object.name()));
        }
        List<PastAttempt> attempts = new ArrayList<>();
        byAttempt.forEach((n, objects) -> attempts.add(attempt(keys, n, objects)));
        return new RunHistory(keys, newestResult, List.copyOf(attempts));
    }

    private static PastAttempt attempt(RunKeys keys, int n, List<String> objects) {
        List<Integer> checkpoints = objects.stream()
                .flatMap(object -> RunKeys.checkpointEpochOf(object).stream().boxed())
                .sorted(Comparator.reverseOrder())
                .toList();
        return new PastAttempt(n, objects.contains(keys.end(n)), checkpoints);
    }

    /** The number the next attempt will have. */
    int nextAttempt() {
        return attempts.isEmpty() ? 1 : attempts.getLast().number() + 1;
    }

    /**
     * The latest claim, if its attempt has not said that it ended: somebody may be training. A claim that cannot be read
     * binds nobody: should its attempt be alive after all, the result goes to whoever is first.
     */
    Optional<Claim> openClaim(ObjectStore store) {
        if (attempts.isEmpty() || attempts.getLast().ended()) {
            return Optional.empty();
        }
        String name = keys.claim(attempts.getLast().number());
        return readable(store, name, Claim::fromJson);
    }

    /** The attempts behind that one that ended with an exception, oldest first. */
    List<AttemptEnd> failures(ObjectStore store, int after) {
        return attempts.stream()
                .filter(attempt -> attempt.ended() && attempt.number() > after)
                .map(attempt -> keys.end(attempt.number()))
                .flatMap(name -> readable(store, name, AttemptEnd::fromJson).stream())
                .filter(end -> end.kind() == AttemptEnd.Kind.FAILED)
                .toList();
    }

    private static <T> Optional<T> readable(ObjectStore store, String name, BiFunction<byte[], String, T> parse) {
        try {
            return store.get(name).map(bytes -> parse.apply(bytes, name));
        } catch (BrokenObjectException e) {
            LOG.warnf("%s; it is left out", e.getMessage());
            return Optional.empty();
        }
    }
}
