package io.grokscape.trainer;

import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Claim;
import io.grokscape.store.Curve;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Engine;
import io.grokscape.training.LogGrid;
import io.grokscape.training.Training;
import io.grokscape.training.WeightsFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One claimed attempt: trains from the newest checkpoint or from the start, publishing measurements and storing
 * checkpoints, until the run is over or something stops it.
 */
final class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    /** Longest training without looking up: a cancelled run stops within 2 s. */
    private static final long CHUNK_NANOS = 250_000_000;

    private final Workshop workshop;
    private final RunRequest request;
    private final RunSpec spec;
    private final RunKeys keys;
    private final Claim claim;
    private final Engine engine;
    private final CheckpointShelf shelf;
    private final RunEvents events;
    private final List<CurveRow> rows = new ArrayList<>();
    private int epoch;
    private double epochNanos;
    private long trainedNanos;
    private long checkpointedAt;

    Attempt(
            Workshop workshop,
            RunRequest request,
            RunSpec spec,
            RunKeys keys,
            Claim claim,
            Engine engine,
            RunHistory history) {
        this.workshop = workshop;
        this.request = request;
        this.spec = spec;
        this.keys = keys;
        this.claim = claim;
        this.engine = engine;
        this.shelf = new CheckpointShelf(
                workshop.store(), history, workshop.settings().checkpointsKept());
        this.events =
                new RunEvents(keys.runId(), claim.attempt(), workshop.settings().source());
    }

    /** Never throws: whatever goes wrong is an {@link Ending}. */
    Ending train() {
        workshop.metrics().runStarted();
        Ending ending = outcome();
        workshop.metrics().runLeft();
        workshop.metrics().attempt(ending.getClass().getSimpleName().toLowerCase(), Duration.ofNanos(trainedNanos));
        return ending;
    }

    private Ending outcome() {
        try {
            Optional<CheckpointShelf.Saved> saved = workshop.patience()
                    .untilDone(() -> shelf.newest(
                            engine.fingerprint(), () -> workshop.metrics().checkpointPassedOver()));
            saved.ifPresent(from -> rows.addAll(from.curve().rows()));
            try (Training training = engine.open(spec, saved.map(CheckpointShelf.Saved::state))) {
                epoch = training.epoch();
                announce(saved.isPresent());
                return drive(training);
            }
        } catch (DivergedException e) {
            return new Ending.Diverged(e.getMessage(), e.epoch(), curve(), seconds());
        } catch (StorePatience.DrainedException e) {
            return new Ending.Stopped(Stop.DRAINED, epoch);
        } catch (Throwable e) {
            LOG.errorf(e, "run %s, attempt %d: failed at epoch %d", keys.runId(), claim.attempt(), epoch);
            return new Ending.Failed(reason(e), epoch);
        }
    }

    private void announce(boolean resumed) {
        LOG.infof(
                "run %s: attempt %d %s epoch %d on %s",
                keys.runId(), claim.attempt(), resumed ? "goes on from" : "starts at", epoch, engine.fingerprint());
        workshop.topics()
                .announce(resumed ? events.resumed(epoch, engine.fingerprint()) : events.started(engine.fingerprint()));
    }

    private Ending drive(Training training) {
        LogGrid grid = LogGrid.of(spec);
        MeasurementStream stream = new MeasurementStream(
                events,
                spec.epochs(),
                epoch,
                workshop.settings().measurementInterval(),
                System::nanoTime,
                workshop.topics()::publish);
        checkpointedAt = System.nanoTime();
        if (rows.isEmpty()) {
            measure(training, stream);
        }
        int next = grid.after(epoch);
        while (epoch < grid.last()) {
            Optional<Stop> stop = stop();
            if (stop.isPresent()) {
                return stopped(training, stream, stop.get());
            }
            step(training, next);
            if (epoch == next) {
                measure(training, stream);
                next = grid.after(epoch);
            }
            stream.tick();
            if (isCheckpointDue() && epoch < grid.last()) {
                stream.flush();
                if (!checkpoint(training)) {
                    return new Ending.Stopped(Stop.FENCED, epoch);
                }
            }
        }
        stream.flush();
        return new Ending.Finished(epoch, false, curve(), WeightsFile.toBytes(training.checkpoint()), seconds());
    }

    /** Towards the next logged epoch, as many epochs as a chunk of time holds. */
    private void step(Training training, int next) {
        int epochs = epochNanos == 0 ? 1 : (int) Math.clamp((long) (CHUNK_NANOS / epochNanos), 1, next - epoch);
        long start = System.nanoTime();
        training.step(epochs);
        long took = System.nanoTime() - start;
        trainedNanos += took;
        epochNanos = Math.max(1, (double) took / epochs);
        epoch = training.epoch();
        workshop.metrics().epochs(epochs);
    }

    private void measure(Training training, MeasurementStream stream) {
        long start = System.nanoTime();
        CurveRow row = Measurements.row(training.measure());
        trainedNanos += System.nanoTime() - start;
        rows.add(row);
        stream.add(row);
    }

    private Optional<Stop> stop() {
        if (workshop.isDraining()) {
            return Optional.of(Stop.DRAINED);
        }
        return workshop.controls()
                .stopping(request)
                .map(control -> control.getAction() == Control.Action.ACTION_CANCEL ? Stop.CANCELLED : Stop.PAUSED);
    }

    private Ending stopped(Training training, MeasurementStream stream, Stop why) {
        stream.flush();
        checkpoint(training);
        return new Ending.Stopped(why, epoch);
    }

    private boolean isCheckpointDue() {
        return System.nanoTime() - checkpointedAt
                >= workshop.settings().checkpointInterval().toNanos();
    }

    /**
     * Stores the state, unless a later attempt has been claimed: then false. A store that is away costs this checkpoint
     * and not the run.
     */
    private boolean checkpoint(Training training) {
        checkpointedAt = System.nanoTime();
        try {
            if (workshop.store().exists(keys.claim(claim.attempt() + 1))) {
                return false;
            }
            Checkpoint state = training.checkpoint();
            String name =
                    workshop.metrics().stored("checkpoint", () -> shelf.put(claim.attempt(), state, new Curve(rows)));
            workshop.topics().announce(events.checkpointed(epoch, name));
        } catch (StoreException e) {
            LOG.warnf("run %s: no checkpoint at epoch %d: %s", keys.runId(), epoch, e.getMessage());
        }
        return true;
    }

    private byte[] curve() {
        return CurveParquet.write(new Curve(rows));
    }

    private double seconds() {
        return trainedNanos / 1e9;
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null
                ? ""
                : ": " + e.getMessage().lines().findFirst().orElse("");
        return e.getClass().getSimpleName() + message;
    }
}
