package io.grokscape.trainer;

import io.grokscape.proto.v1.RunEvent.PassedOver;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.service.trace.RunTrace;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Claim;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.RunKeys;
import io.grokscape.trainer.share.Seat;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Engine;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunOutcome;
import io.grokscape.training.WeightsFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One claimed attempt: trains from the newest checkpoint, or from the start, until the run is over or something stops it. */
final class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final Workshop workshop;
    private final RunSpec spec;
    private final RunKeys keys;
    private final String study;
    private final Claim claim;
    private final Engine engine;
    private final CheckpointShelf shelf;
    private final RunEvents events;
    private final AttemptObserver observer;
    private final Seat seat;

    /** @param seat left when training is nearly over: the next run may then get ready for the lane */
    Attempt(
            Workshop workshop,
            RunRequest request,
            RunSpec spec,
            Claim claim,
            Engine engine,
            RunHistory history,
            Seat seat) {
        this.workshop = workshop;
        this.spec = spec;
        this.keys = history.keys();
        this.study = request.getStudyId();
        this.claim = claim;
        this.engine = engine;
        this.shelf = new CheckpointShelf(
                workshop.store(), history, workshop.settings().checkpointsKept());
        this.events =
                new RunEvents(keys.runId(), claim.attempt(), workshop.settings().source());
        this.observer = new AttemptObserver(workshop, request, spec, claim, shelf, events, seat);
        this.seat = seat;
    }

    /** Never throws: whatever goes wrong is an {@link Ending}. */
    Ending train() {
        RunLog.attempt(claim.attempt());
        try (RunTrace step = RunTrace.step("train", keys.runId())
                .with("study", study)
                .with("attempt", Integer.toString(claim.attempt()))) {
            Ending ending = outcome();
            String word = ending.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            step.with("outcome", word);
            workshop.metrics().attempt(word, observer.trained());
            return ending;
        }
    }

    /** Whether this attempt or one before it left checkpoints: looking for them would cost a short run an exchange. */
    boolean leavesCheckpoints() {
        return !shelf.isEmpty();
    }

    private Ending outcome() {
        try {
            CheckpointShelf.Found found = workshop.patience().untilDone(() -> shelf.newest(engine.fingerprint()));
            workshop.metrics().checkpointsPassedOver(found.passedOver().size());
            return ending(train(found));
        } catch (DivergedException e) {
            observer.flush();
            return new Ending.Diverged(e.getMessage(), e.epoch(), CurveParquet.write(observer.curve()), seconds());
        } catch (StorePatience.DrainedException e) {
            return new Ending.Stopped(Stop.DRAINED, observer.epoch());
        } catch (Throwable e) {
            LOG.errorf(e, "run %s, attempt %d: failed after epoch %d", keys.runId(), claim.attempt(), observer.epoch());
            return new Ending.Failed(reason(e), observer.epoch());
        }
    }

    /** What comes before and after needs no lane: another run trains meanwhile. */
    private RunOutcome train(CheckpointShelf.Found found) {
        try (TrainingLanes.Stay _ = workshop.lanes().enter()) {
            LaneBoard.Lane board = workshop.metrics().runStarted(study, spec.epochs());
            try {
                observer.start(found.saved(), board);
                Optional<Checkpoint> from = found.saved().map(CheckpointShelf.Saved::state);
                announce(from, found.passedOver());
                return RunLoop.run(engine, spec, from, observer);
            } finally {
                workshop.metrics().runLeft(board);
            }
        } finally {
            seat.leave();
        }
    }

    private void announce(Optional<Checkpoint> from, List<PassedOver> passedOver) {
        LOG.infof(
                "run %s: attempt %d %s on %s",
                keys.runId(),
                claim.attempt(),
                from.map(state -> "goes on from epoch " + state.epoch()).orElse("starts"),
                engine.fingerprint());
        workshop.topics()
                .announce(from.map(state -> events.resumed(state.epoch(), engine.fingerprint(), passedOver))
                        .orElseGet(() -> events.started(engine.fingerprint(), passedOver)));
    }

    private Ending ending(RunOutcome outcome) {
        observer.flush();
        if (!outcome.complete()) {
            Stop why = observer.stop().orElseThrow();
            if (why != Stop.FENCED) {
                observer.checkpointed(outcome.state());
            }
            return new Ending.Stopped(why, outcome.state().epoch());
        }
        return new Ending.Finished(
                outcome.state().epoch(),
                outcome.end() == RunOutcome.End.SETTLED,
                CurveParquet.write(observer.curve()),
                WeightsFile.toBytes(outcome.state()),
                seconds());
    }

    private double seconds() {
        Duration trained = observer.trained();
        return trained.toNanos() / 1e9;
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null
                ? ""
                : ": " + e.getMessage().lines().findFirst().orElse("");
        return e.getClass().getSimpleName() + message;
    }
}
