package io.grokscape.planner.lifecycle;

import io.grokscape.proto.v1.RunEvent;
import java.util.List;
import java.util.Optional;

/** What a run's events mean for it: the part of {@link RunLifecycle} that listens to trainers. */
final class RunReports {
    private RunReports() {}

    static List<RunChange> hear(Run run, RunEvent event) {
        if (event.getRetold() && !isResult(event)) {
            return List.of(); // this ledger knew it when it was news
        }
        return switch (event.getEventCase()) {
            // Results count whichever attempt they come from: the object store has let only one through.
            case COMPLETED -> ended(run, new RunChange.Completed());
            case FAILED -> failed(run, event, event.getFailed());
            case STARTED, RESUMED, CHECKPOINTED -> isSuperseded(run, event, 0) ? List.of() : spoken(run, event);
            case CANCELLED ->
                isSuperseded(run, event, event.getCancelled().getOffer())
                        ? List.of()
                        : stopped(run, event, event.getCancelled());
            case HANDED_BACK ->
                isSuperseded(run, event, event.getHandedBack().getOffer()) ? List.of() : handedBack(run, event);
            // The planner's own words, and those of a later release.
            case PLANNED, QUEUED, PAUSED, REOPENED, ANNOTATED, EVENT_NOT_SET -> List.of();
        };
    }

    private static boolean isResult(RunEvent event) {
        return event.hasCompleted() || event.getFailed().getTerminal();
    }

    /** What was asked of a trainer, done without its word. */
    static Optional<RunChange> carriedOut(Run run) {
        return switch (run.asked()) {
            case CANCEL -> Optional.of(new RunChange.Cancelled(run.reason()));
            case PAUSE -> Optional.of(new RunChange.Paused(run.reason()));
            case NOTHING -> Optional.empty();
        };
    }

    /**
     * Whether a newer attempt has spoken, or the run has been offered again since. Attempt 0 is nobody's: a run that was
     * declined before it was claimed.
     */
    private static boolean isSuperseded(Run run, RunEvent event, int offer) {
        return event.getAttempt() > 0 ? event.getAttempt() < run.attempt() : offer > 0 && offer < run.offer();
    }

    private static List<RunChange> spoken(Run run, RunEvent event) {
        return run.state().isOpen() && run.state() != RunState.PAUSED
                ? List.of(new RunChange.Spoken(event.getAttempt(), event.getSource()))
                : List.of();
    }

    /** A stored result is the truth, even for a run that was cancelled in the meantime. */
    private static List<RunChange> ended(Run run, RunChange end) {
        return run.state().isOpen() || run.state() == RunState.CANCELLED ? List.of(end) : List.of();
    }

    private static List<RunChange> failed(Run run, RunEvent event, RunEvent.Failed failed) {
        if (failed.getTerminal()) {
            return failed.getRetries() < run.retries()
                    ? List.of()
                    : ended(run, new RunChange.Failed(failed.getReason()));
        }
        if (!run.state().isOpen() || run.state() == RunState.PAUSED || isSuperseded(run, event, 0)) {
            return List.of();
        }
        return List.of(carriedOut(run).orElseGet(() -> new RunChange.Stumbled(failed.getReason())));
    }

    /** A trainer stopped because of a cancel. If that was taken back meanwhile, the run is due again. */
    private static List<RunChange> stopped(Run run, RunEvent event, RunEvent.Cancelled cancelled) {
        if (!run.state().isInFlight()) {
            return List.of();
        }
        if (run.asked() != Asked.CANCEL) {
            return List.of(
                    carriedOut(run).orElseGet(() -> new RunChange.Returned("stopped by a cancel that was taken back")));
        }
        String reason = cancelled.getReason().isEmpty() ? run.reason() : cancelled.getReason();
        // Where no attempt speaks, the planner says for everybody that the run is cancelled.
        return List.of(
                event.getAttempt() == 0 ? new RunChange.Cancelled(reason) : new RunChange.CancelConfirmed(reason));
    }

    private static List<RunChange> handedBack(Run run, RunEvent event) {
        if (run.state() == RunState.PAUSED && event.getAttempt() > 0) {
            // Its trainer had begun before it heard of the pause: said again, for the last word holds.
            return List.of(new RunChange.Paused(run.reason()));
        }
        if (!run.state().isInFlight()) {
            return List.of();
        }
        return List.of(carriedOut(run).orElseGet(() -> new RunChange.Returned("handed back by a trainer")));
    }
}
