package io.grokscape.planner.lifecycle;

import io.grokscape.planner.lifecycle.RunCommand.Cancel;
import io.grokscape.planner.lifecycle.RunCommand.Hear;
import io.grokscape.planner.lifecycle.RunCommand.Nudge;
import io.grokscape.planner.lifecycle.RunCommand.Offer;
import io.grokscape.planner.lifecycle.RunCommand.Release;
import io.grokscape.planner.lifecycle.RunCommand.Want;
import io.grokscape.proto.v1.RunEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one run. {@link #decide} looks and changes nothing; {@link #apply} alone moves state, so that whatever is
 * stored and replayed ends in the same place. Every command may come twice, late or out of order.
 */
public final class RunLifecycle {
    private RunLifecycle() {}

    /** The changes a command causes; none where it comes too late or has been obeyed already. */
    public static List<RunChange> decide(Run run, RunCommand command) {
        return switch (command) {
            case Want want -> want(run, want);
            case Offer _ -> run.state() == RunState.WAITING ? offer(run) : List.of();
            case Hear hear -> hear(run, hear.event());
            case Cancel cancel -> cancel(run, cancel.reason());
            case Release release -> run.wantedBy() == 0 ? cancel(run, release.reason()) : List.of();
            case Nudge _ -> nudge(run);
        };
    }

    /** The run after a change. */
    public static Run apply(Run run, RunChange change) {
        return switch (change) {
            case RunChange.Planned planned -> run.firstStudy().isEmpty() ? run.askedForBy(planned.studyId()) : run;
            case RunChange.Revived _ ->
                run.state() == RunState.CANCELLED ? run.state(RunState.WAITING, "") : run.cancelRequested(false, "");
            case RunChange.Queued queued -> run.offered(queued.offer());
            case RunChange.Spoken spoken -> run.spoken(spoken.attempt(), spoken.source());
            case RunChange.Stumbled stumbled -> run.state(RunState.QUEUED, stumbled.reason());
            case RunChange.Returned returned -> run.state(RunState.WAITING, returned.reason());
            case RunChange.CancelRequested requested -> run.cancelRequested(true, requested.reason());
            case RunChange.Cancelled cancelled -> run.state(RunState.CANCELLED, cancelled.reason());
            case RunChange.CancelConfirmed confirmed -> run.state(RunState.CANCELLED, confirmed.reason());
            case RunChange.Completed _ -> run.state(RunState.COMPLETED, "");
            case RunChange.Failed failed -> run.state(RunState.FAILED, failed.reason());
        };
    }

    private static List<RunChange> want(Run run, Want want) {
        List<RunChange> changes = new ArrayList<>();
        if (want.firstTime()) {
            changes.add(new RunChange.Planned(want.studyId(), want.index()));
        }
        if (run.state() == RunState.CANCELLED || run.cancelRequested()) {
            changes.add(new RunChange.Revived());
        }
        return changes;
    }

    private static List<RunChange> offer(Run run) {
        return List.of(new RunChange.Queued(run.offer() + 1));
    }

    private static List<RunChange> cancel(Run run, String reason) {
        return switch (run.state()) {
            // A queued run ends at once: its record stays on the broker, but the control tells whoever takes it to
            // stop.
            case WAITING, QUEUED -> List.of(new RunChange.Cancelled(reason));
            case RUNNING -> run.cancelRequested() ? List.of() : List.of(new RunChange.CancelRequested(reason));
            case COMPLETED, FAILED, CANCELLED -> List.of();
        };
    }

    private static List<RunChange> nudge(Run run) {
        if (!run.state().isInFlight()) {
            return List.of();
        }
        return run.cancelRequested() ? List.of(new RunChange.Cancelled(run.reason())) : offer(run);
    }

    private static List<RunChange> hear(Run run, RunEvent event) {
        return switch (event.getEventCase()) {
            // Results count whichever attempt they come from: the object store has let only one through.
            case COMPLETED -> ended(run, new RunChange.Completed());
            case FAILED -> failed(run, event, event.getFailed());
            case STARTED, RESUMED, CHECKPOINTED -> isSuperseded(run, event) ? List.of() : spoken(run, event);
            case CANCELLED -> isSuperseded(run, event) ? List.of() : stopped(run, event.getCancelled());
            case HANDED_BACK -> isSuperseded(run, event) ? List.of() : handedBack(run);
            // The planner's own words, and those of a later release.
            case PLANNED, QUEUED, EVENT_NOT_SET -> List.of();
        };
    }

    /** Whether a newer attempt has spoken. Attempt 0 is nobody's: a run that was dropped before it was claimed. */
    private static boolean isSuperseded(Run run, RunEvent event) {
        return event.getAttempt() > 0 && event.getAttempt() < run.attempt();
    }

    private static List<RunChange> spoken(Run run, RunEvent event) {
        return run.state().isOpen() ? List.of(new RunChange.Spoken(event.getAttempt(), event.getSource())) : List.of();
    }

    /** A stored result is the truth, even for a run that was cancelled in the meantime. */
    private static List<RunChange> ended(Run run, RunChange end) {
        return run.state().isOpen() || run.state() == RunState.CANCELLED ? List.of(end) : List.of();
    }

    private static List<RunChange> failed(Run run, RunEvent event, RunEvent.Failed failed) {
        if (failed.getTerminal()) {
            return ended(run, new RunChange.Failed(failed.getReason()));
        }
        if (!run.state().isOpen() || isSuperseded(run, event)) {
            return List.of();
        }
        return run.cancelRequested()
                ? List.of(new RunChange.Cancelled(run.reason()))
                : List.of(new RunChange.Stumbled(failed.getReason()));
    }

    /** A trainer stopped because of a cancel. If that was taken back meanwhile, the run is due again. */
    private static List<RunChange> stopped(Run run, RunEvent.Cancelled cancelled) {
        if (!run.state().isInFlight()) {
            return List.of();
        }
        String reason = cancelled.getReason().isEmpty() ? run.reason() : cancelled.getReason();
        return run.cancelRequested()
                ? List.of(new RunChange.CancelConfirmed(reason))
                : List.of(new RunChange.Returned("stopped by a cancel that was taken back"));
    }

    private static List<RunChange> handedBack(Run run) {
        if (!run.state().isInFlight()) {
            return List.of();
        }
        return run.cancelRequested()
                ? List.of(new RunChange.Cancelled(run.reason()))
                : List.of(new RunChange.Returned("handed back by a trainer that stops"));
    }
}
