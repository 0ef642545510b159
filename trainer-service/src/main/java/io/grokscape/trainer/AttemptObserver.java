package io.grokscape.trainer;

import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Claim;
import io.grokscape.store.Curve;
import io.grokscape.store.CurveRow;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.grokscape.trainer.share.Seat;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Measurement;
import io.grokscape.training.RunObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What an attempt does between steps of training: publishes, checkpoints, and looks whether it must stop. */
final class AttemptObserver implements RunObserver {
    private static final Logger LOG = Logger.getLogger(AttemptObserver.class);
    /** What the next run needs to be fetched and claimed, with a busy broker and object store. */
    private static final double HEAD_START_NANOS = 5e8;

    private final Workshop workshop;
    private final RunRequest request;
    private final RunSpec spec;
    private final RunKeys keys;
    private final Claim claim;
    private final CheckpointShelf shelf;
    private final RunEvents events;
    private final Seat seat;
    private final List<CurveRow> rows = new ArrayList<>();
    private MeasurementStream stream;
    private LaneBoard.Lane lane;
    private Stop stop;
    private int epoch;
    private int firstEpoch;
    private long checkpointDue;
    /** When the training thread last came from, or went back to, the engine; time between the two is not training. */
    private long engineSince;

    private long trainedNanos;

    AttemptObserver(
            Workshop workshop,
            RunRequest request,
            RunSpec spec,
            Claim claim,
            CheckpointShelf shelf,
            RunEvents events,
            Seat seat) {
        this.workshop = workshop;
        this.request = request;
        this.spec = spec;
        this.keys = new RunKeys(claim.runId());
        this.claim = claim;
        this.shelf = shelf;
        this.events = events;
        this.seat = seat;
        this.engineSince = System.nanoTime();
    }

    /** Training begins now, behind the checkpoint if there is one; the newest measurement is shown on that board. */
    void start(Optional<CheckpointShelf.Saved> from, LaneBoard.Lane board) {
        lane = board;
        from.ifPresent(saved -> {
            epoch = saved.state().epoch();
            rows.addAll(saved.curve().rows());
        });
        firstEpoch = epoch;
        stream = new MeasurementStream(
                events,
                spec.epochs(),
                epoch,
                workshop.settings().measurementInterval(),
                System::nanoTime,
                workshop.topics()::publish);
        engineSince = System.nanoTime();
        postponeCheckpoint();
    }

    @Override
    public void measured(Measurement measurement) {
        leaveEngine(measurement.epoch());
        CurveRow row = Measurements.row(measurement);
        rows.add(row);
        stream.add(row);
        lane.show(row);
        engineSince = System.nanoTime();
    }

    @Override
    public Signal next(int epoch) {
        leaveEngine(epoch);
        stream.tick();
        if (isNearlyOver()) {
            seat.leave();
        }
        engineSince = System.nanoTime();
        if (stop == null) {
            stop = whyStop();
        }
        if (stop != null) {
            return Signal.STOP;
        }
        return System.nanoTime() - checkpointDue >= 0 ? Signal.CHECKPOINT : Signal.CONTINUE;
    }

    /**
     * Stores the state, unless a later attempt has been claimed: then this one stops. A store that is away costs this
     * checkpoint and not the run.
     */
    @Override
    public void checkpointed(Checkpoint state) {
        leaveEngine(state.epoch());
        try {
            if (workshop.store().exists(keys.claim(claim.attempt() + 1))) {
                stop = Stop.FENCED;
                return;
            }
            // What the checkpoint will leave behind it must have been published.
            stream.flush();
            String name = workshop.metrics()
                    .stored("checkpoint", () -> shelf.put(claim.attempt(), state, curve().upTo(state.epoch())));
            workshop.topics().announce(events.checkpointed(state.epoch(), name));
            if (workshop.store().exists(keys.result(request.getRetries()))) {
                // This process slept through the end of the run, between the look above and the write.
                shelf.dropAll();
                stop = Stop.FENCED;
            }
        } catch (StoreException e) {
            LOG.warnf("run %s: no checkpoint at epoch %d: %s", keys.runId(), state.epoch(), e.getMessage());
        }
        postponeCheckpoint();
        engineSince = System.nanoTime();
    }

    /** By the speed so far; a run that settles is over sooner. */
    private boolean isNearlyOver() {
        return epoch > firstEpoch
                && (double) trainedNanos / (epoch - firstEpoch) * (spec.epochs() - epoch) < HEAD_START_NANOS;
    }

    private Stop whyStop() {
        if (workshop.isDraining()) {
            return Stop.DRAINED;
        }
        return workshop.controls()
                .stopping(request)
                .map(control -> control.getAction() == Control.Action.ACTION_CANCEL ? Stop.CANCELLED : Stop.PAUSED)
                .orElse(null);
    }

    private void postponeCheckpoint() {
        checkpointDue =
                System.nanoTime() + workshop.settings().checkpointInterval().toNanos();
    }

    private void leaveEngine(int reached) {
        long inEngine = System.nanoTime() - engineSince;
        trainedNanos += inEngine;
        workshop.metrics().inEngine(inEngine);
        workshop.metrics().epochs(reached - epoch);
        epoch = reached;
    }

    /** Publishes what waits. */
    void flush() {
        stream.flush();
    }

    /** Why the attempt must stop, if it must. */
    Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    /** The last epoch heard of. */
    int epoch() {
        return epoch;
    }

    /** Every measurement so far, those of earlier attempts included. */
    Curve curve() {
        return new Curve(rows);
    }

    /** Time in the engine. */
    Duration trained() {
        return Duration.ofNanos(trainedNanos);
    }
}
