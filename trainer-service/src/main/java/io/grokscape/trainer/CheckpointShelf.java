package io.grokscape.trainer;

import io.grokscape.store.Curve;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.CheckpointFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The checkpoints of one run, of all its attempts, each with the curve that led to it. A few of the newest are kept, so
 * that a broken one has another behind it.
 */
final class CheckpointShelf {
    private static final Logger LOG = Logger.getLogger(CheckpointShelf.class);

    /** Where training can go on. */
    record Saved(Checkpoint state, Curve curve) {}

    private record Place(int attempt, int epoch) {}

    private final ObjectStore store;
    private final RunKeys keys;
    private final int kept;
    /** Oldest first. */
    private final Deque<Place> places = new ArrayDeque<>();

    CheckpointShelf(ObjectStore store, RunHistory history, int kept) {
        this.store = store;
        this.keys = history.keys();
        this.kept = kept;
        for (RunHistory.PastAttempt attempt : history.attempts()) {
            attempt.checkpoints().reversed().forEach(epoch -> places.add(new Place(attempt.number(), epoch)));
        }
    }

    /** The furthest checkpoint that is whole and was written under the fingerprint; broken ones are passed over. */
    Optional<Saved> newest(String fingerprint, Runnable onPassedOver) {
        List<Place> furthestFirst = new ArrayList<>(places);
        furthestFirst.sort(Comparator.comparingInt(Place::epoch)
                .thenComparingInt(Place::attempt)
                .reversed());
        for (Place place : furthestFirst) {
            Optional<Saved> saved = read(place, fingerprint);
            if (saved.isPresent()) {
                return saved;
            }
            onPassedOver.run();
        }
        return Optional.empty();
    }

    private Optional<Saved> read(Place place, String fingerprint) {
        String name = keys.checkpoint(place.attempt(), place.epoch());
        String curveName = keys.checkpointCurve(place.attempt(), place.epoch());
        Optional<byte[]> state = store.get(name);
        Optional<byte[]> curve = store.get(curveName);
        if (state.isEmpty() || curve.isEmpty()) {
            LOG.warnf("%s is passed over: it is incomplete", name);
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = CheckpointFile.fromBytes(state.get(), name);
            if (!checkpoint.fingerprint().equals(fingerprint)) {
                LOG.infof("%s is passed over: written by %s, not by %s", name, checkpoint.fingerprint(), fingerprint);
                return Optional.empty();
            }
            if (!checkpoint.spec().id().equals(keys.runId())) {
                LOG.warnf(
                        "%s is passed over: it belongs to run %s",
                        name, checkpoint.spec().id());
                return Optional.empty();
            }
            return Optional.of(new Saved(checkpoint, CurveParquet.read(curve.get(), curveName)));
        } catch (RuntimeException e) {
            LOG.warnf("%s is passed over: %s", name, e.getMessage());
            return Optional.empty();
        }
    }

    /** Stores the state as one of the attempt's, and drops the oldest beyond those kept; the object's name. */
    String put(int attempt, Checkpoint state, Curve curve) {
        String name = keys.checkpoint(attempt, state.epoch());
        // The curve first: a checkpoint that is there is complete.
        store.put(keys.checkpointCurve(attempt, state.epoch()), CurveParquet.write(curve));
        store.put(name, CheckpointFile.toBytes(state));
        places.remove(new Place(attempt, state.epoch()));
        places.add(new Place(attempt, state.epoch()));
        while (places.size() > Math.max(1, kept)) {
            drop(places.removeFirst());
        }
        return name;
    }

    private void drop(Place place) {
        try {
            store.delete(keys.checkpoint(place.attempt(), place.epoch()));
            store.delete(keys.checkpointCurve(place.attempt(), place.epoch()));
        } catch (StoreException e) {
            LOG.warnf("a checkpoint stays: %s", e.getMessage());
        }
    }
}
