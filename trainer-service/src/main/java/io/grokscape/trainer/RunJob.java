package io.grokscape.trainer;

import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.AttemptEnd;
import io.grokscape.store.Claim;
import io.grokscape.store.RunKeys;
import io.grokscape.trainer.share.Delivery;
import io.grokscape.trainer.share.Seat;
import io.grokscape.trainer.share.Settlement;
import io.grokscape.training.Engine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One delivery of one run: claims attempts in the object store and trains them until the run has ended, has been given
 * back, or belongs to somebody else.
 */
final class RunJob {
    private static final Logger LOG = Logger.getLogger(RunJob.class);

    private final Workshop workshop;
    private final RunRequest request;
    private final RunSpec spec;
    private final Delivery delivery;
    private final Seat seat;
    private final RunKeys keys;
    private final RunResults results;

    RunJob(Workshop workshop, RunRequest request, RunSpec spec, Delivery delivery, Seat seat) {
        this.workshop = workshop;
        this.request = request;
        this.spec = spec;
        this.delivery = delivery;
        this.seat = seat;
        this.keys = new RunKeys(request.getRunId());
        this.results = new RunResults(workshop, spec, keys, request.getRetries());
    }

    /**
     * @throws StorePatience.DrainedException if the trainer drains while the object store is away
     * @throws RunTopics.PublishException if the broker does not take what must be told
     */
    Settlement settle() {
        return settle(isNew() ? RunHistory.ofNone(keys) : history());
    }

    /** Probably, that is: the planner may have forgotten the run, but then the claim of the first attempt is lost. */
    private boolean isNew() {
        return request.getOffer() == 1 && request.getRetries() == 0 && delivery.count() == 1;
    }

    private Settlement settle(RunHistory history) {
        if (results.isOver(history)) {
            results.dropCheckpointsLeftBy(results.tell(), history);
            return Settlement.ACCEPT;
        }
        Optional<Claim> open = workshop.patience().untilDone(() -> history.openClaim(workshop.store()));
        Claim.Answer answer = open.map(claim ->
                        claim.answerTo(request.getOffer(), delivery.partition(), delivery.offset(), delivery.count()))
                .orElse(Claim.Answer.TAKE_OVER);
        return switch (answer) {
            case DUPLICATE -> left("a copy of a record that %s works on", open, Settlement.ACCEPT);
            case SUPERSEDED -> left("since delivered to %s", open, Settlement.RELEASE);
            case TAKE_OVER -> attempt(history);
        };
    }

    private Settlement left(String why, Optional<Claim> claim, Settlement settlement) {
        LOG.infof(
                "run %s: %s is %s",
                keys.runId(), delivery, why.formatted(claim.orElseThrow().trainer()));
        return settlement;
    }

    private Settlement attempt(RunHistory history) {
        List<AttemptEnd> failures = workshop.patience()
                .untilDone(() -> history.failures(workshop.store(), results.lastAttemptBeforeRetry()));
        RunEvents events = events(history.nextAttempt());
        if (failures.size() >= workshop.settings().maxAttempts()) {
            return giveUp(failures);
        }
        Optional<Control> control = workshop.controls().stopping(request);
        if (control.isPresent()) {
            return refuse(control.get());
        }
        Optional<Engine> engine = engine(events);
        if (engine.isEmpty()) {
            return Settlement.ACCEPT;
        }
        Claim claim = claim(history.nextAttempt(), engine.get());
        boolean won = workshop.metrics().stored("claim", () -> workshop.patience()
                .untilDone(() -> workshop.store().putIfAbsent(keys.claim(claim.attempt()), claim.toJson())));
        if (!won) {
            LOG.infof("run %s: attempt %d is claimed already", keys.runId(), claim.attempt());
            return settle(history());
        }
        return train(claim, engine.get(), history, failures.size());
    }

    private Settlement train(Claim claim, Engine engine, RunHistory history, int earlierFailures) {
        Attempt attempt = new Attempt(workshop, request, spec, claim, engine, history, seat);
        return switch (attempt.train()) {
            case Ending.Finished finished -> {
                results.complete(claim, finished, attempt.leavesCheckpoints());
                yield Settlement.ACCEPT;
            }
            case Ending.Diverged diverged -> {
                results.fail(claim, diverged, attempt.leavesCheckpoints());
                yield Settlement.ACCEPT;
            }
            case Ending.Stopped stopped -> stop(claim, stopped);
            case Ending.Failed failed -> fail(claim, failed, earlierFailures + 1);
        };
    }

    private Settlement stop(Claim claim, Ending.Stopped stopped) {
        RunEvents events = events(claim.attempt());
        switch (stopped.why()) {
            case FENCED -> {
                LOG.infof(
                        "run %s: attempt %d stops: a later one has been claimed, or another has ended the run",
                        keys.runId(), claim.attempt());
                // Else a run that an earlier attempt ended would keep a claim that looks as if somebody worked on it.
                end(claim, AttemptEnd.Kind.HANDED_BACK, "fenced", stopped.epoch());
                return Settlement.RELEASE;
            }
            case CANCELLED -> {
                String reason = reason(workshop.controls().stopping(request));
                end(claim, AttemptEnd.Kind.CANCELLED, reason, stopped.epoch());
                workshop.topics().announceForCertain(events.cancelled(reason));
            }
            case PAUSED, DRAINED -> {
                end(claim, AttemptEnd.Kind.HANDED_BACK, stopped.why().name().toLowerCase(), stopped.epoch());
                workshop.topics().announceForCertain(events.handedBack(stopped.epoch()));
            }
        }
        return Settlement.ACCEPT;
    }

    private Settlement fail(Claim claim, Ending.Failed failed, int failures) {
        end(claim, AttemptEnd.Kind.FAILED, failed.reason(), failed.epoch());
        if (failures < workshop.settings().maxAttempts()) {
            workshop.topics().announce(events(claim.attempt()).failed(failed.reason(), failed.epoch()));
            workshop.patience()
                    .pause(workshop.settings().attemptBackOff().toMillis() << Math.min(failures - 1, 10), null);
        }
        return attempt(history());
    }

    /** Every attempt has failed: the run ends as failed, and its record goes to the dead letters with all the reasons. */
    private Settlement giveUp(List<AttemptEnd> failures) {
        AttemptEnd last = failures.getLast();
        StringBuilder reason = new StringBuilder("failed in each of %d attempts:".formatted(failures.size()));
        failures.forEach(end -> reason.append(
                " [%d at epoch %d on %s] %s;".formatted(end.attempt(), end.epoch(), end.trainer(), end.reason())));
        reason.setLength(reason.length() - 1);
        results.giveUp(last.attempt(), reason.toString(), last.epoch());
        workshop.topics().bury(delivery, "run %s %s".formatted(keys.runId(), reason));
        workshop.metrics().buried();
        return Settlement.ACCEPT;
    }

    /** A run that was cancelled or paused while it waited. */
    private Settlement refuse(Control control) {
        workshop.topics()
                .announceForCertain(events(0).declined(control, reason(Optional.of(control)), request.getOffer()));
        return Settlement.ACCEPT;
    }

    /** The engine for the spec; empty when none can train it, which ends the run. */
    private Optional<Engine> engine(RunEvents events) {
        try {
            return Optional.of(workshop.engineFor(spec));
        } catch (IllegalArgumentException e) {
            results.giveUp(events.attempt(), e.getMessage(), 0);
            return Optional.empty();
        }
    }

    private void end(Claim claim, AttemptEnd.Kind kind, String reason, int epoch) {
        AttemptEnd end = new AttemptEnd(
                keys.runId(),
                claim.attempt(),
                workshop.settings().source(),
                kind,
                reason,
                epoch,
                System.currentTimeMillis());
        workshop.patience().untilDone(() -> workshop.store().put(keys.end(claim.attempt()), end.toJson()));
    }

    private Claim claim(int attempt, Engine engine) {
        return new Claim(
                keys.runId(),
                attempt,
                workshop.settings().source(),
                UUID.randomUUID().toString(),
                engine.fingerprint(),
                request.getOffer(),
                delivery.partition(),
                delivery.offset(),
                delivery.count(),
                System.currentTimeMillis());
    }

    private RunHistory history() {
        return workshop.metrics()
                .stored("history", () -> workshop.patience().untilDone(() -> RunHistory.read(workshop.store(), keys)));
    }

    private RunEvents events(int attempt) {
        return new RunEvents(keys.runId(), attempt, workshop.settings().source());
    }

    private static String reason(Optional<Control> control) {
        return control.map(Control::getReason)
                .filter(reason -> !reason.isBlank())
                .orElse("cancelled");
    }
}
