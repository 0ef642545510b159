package io.grokscape.trainer;

import io.grokscape.proto.v1.RunEvent.PassedOver;
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

    /**
     * What was found.
     *
     * @param saved where to go on; empty = from the start
     * @param passedOver checkpoints further on that could not be used, the furthest first
     */
    record Found(Optional<Saved> saved, List<PassedOver> passedOver) {}

    /** Says in one line why a checkpoint cannot be used. */
    private static final class UnusableException extends RuntimeException {
        UnusableException(String reason) {
            super(reason);
        }
    }

    private record Place(int attempt, int epoch) {}

    private final ObjectStore store;
    private final RunKeys keys;
    private final int kept;
    /** Oldest first. */
    private final Deque<Place> places = new ArrayDeque<>();

    private boolean tried;

    CheckpointShelf(ObjectStore store, RunHistory history, int kept) {
        this.store = store;
        this.keys = history.keys();
        this.kept = kept;
        for (RunHistory.PastAttempt attempt : history.attempts()) {
            attempt.checkpoints().reversed().forEach(epoch -> places.add(new Place(attempt.number(), epoch)));
        }
    }

    /** The furthest checkpoint that is whole and was written under the fingerprint; others are passed over. */
    Found newest(String fingerprint) {
        List<Place> furthestFirst = new ArrayList<>(places);
        furthestFirst.sort(Comparator.comparingInt(Place::epoch)
                .thenComparingInt(Place::attempt)
                .reversed());
        List<PassedOver> passedOver = new ArrayList<>();
        for (Place place : furthestFirst) {
            String name = keys.checkpoint(place.attempt(), place.epoch());
            try {
                return new Found(Optional.of(read(place, name, fingerprint)), passedOver);
            } catch (UnusableException e) {
                LOG.warnf("%s is passed over: %s", name, e.getMessage());
                passedOver.add(PassedOver.newBuilder()
                        .setObject(name)
                        .setReason(e.getMessage())
                        .build());
            }
        }
        return new Found(Optional.empty(), passedOver);
    }

    private Saved read(Place place, String name, String fingerprint) {
        String curveName = keys.checkpointCurve(place.attempt(), place.epoch());
        byte[] state = store.get(name).orElseThrow(() -> new UnusableException("it is gone"));
        byte[] curve = store.get(curveName).orElseThrow(() -> new UnusableException("its curve is missing"));
        Saved saved;
        try {
            saved = new Saved(CheckpointFile.fromBytes(state, name), CurveParquet.read(curve, curveName));
        } catch (RuntimeException e) {
            throw new UnusableException(e.getMessage());
        }
        Checkpoint checkpoint = saved.state();
        if (!checkpoint.fingerprint().equals(fingerprint)) {
            throw new UnusableException("written by %s, not by %s".formatted(checkpoint.fingerprint(), fingerprint));
        }
        if (!checkpoint.spec().id().equals(keys.runId())) {
            throw new UnusableException("it belongs to run " + checkpoint.spec().id());
        }
        return saved;
    }

    /** Stores the state as one of the attempt's, and drops the oldest beyond those kept; the object's name. */
    String put(int attempt, Checkpoint state, Curve curve) {
        String name = keys.checkpoint(attempt, state.epoch());
        tried = true; // a write that fails half way leaves a curve
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

    /** Whether there is certainly nothing of any checkpoint. */
    boolean isEmpty() {
        return places.isEmpty() && !tried;
    }

    /** Drops those there are: the run has ended. */
    void dropAll() {
        places.forEach(this::drop);
        places.clear();
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
