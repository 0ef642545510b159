package io.grokscape.planner.lifecycle;

import io.grokscape.planner.lifecycle.RunCommand.Cancel;
import io.grokscape.planner.lifecycle.RunCommand.Hear;
import io.grokscape.planner.lifecycle.RunCommand.LoseDemand;
import io.grokscape.planner.lifecycle.RunCommand.Nudge;
import io.grokscape.planner.lifecycle.RunCommand.Offer;
import io.grokscape.planner.lifecycle.RunCommand.Pause;
import io.grokscape.planner.lifecycle.RunCommand.Prioritise;
import io.grokscape.planner.lifecycle.RunCommand.Resume;
import io.grokscape.planner.lifecycle.RunCommand.Retry;
import io.grokscape.planner.lifecycle.RunCommand.Want;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one run. {@link #decide} looks and changes nothing; {@link #apply} alone moves state, so that whatever is
 * stored and replayed ends in the same place. Every command may come twice, late or out of order.
 */
public final class RunLifecycle {
    private static final String STUDIES_PAUSED = "every study that wants it is paused";

    private RunLifecycle() {}

    /** The changes a command causes; none where it comes too late or has been obeyed already. */
    public static List<RunChange> decide(Run run, RunCommand command) {
        return switch (command) {
            case Want want -> want(run, want);
            case Offer _ -> run.state() == RunState.WAITING ? offer(run) : List.of();
            case Hear hear -> RunReports.hear(run, hear.event());
            case Cancel cancel -> cancel(run, cancel.reason());
            case Pause pause -> pause(run, pause.reason());
            case Resume _ -> isHeld(run) ? List.of(new RunChange.Revived()) : List.of();
            case Retry _ -> retry(run);
            case Prioritise prioritise -> prioritise(run, prioritise.priority());
            case LoseDemand lost -> lostDemand(run, lost.reason());
            case Nudge _ -> nudge(run);
        };
    }

    /** The run after a change. */
    public static Run apply(Run run, RunChange change) {
        return switch (change) {
            case RunChange.Planned planned -> run.firstStudy().isEmpty() ? run.askedForBy(planned.studyId()) : run;
            case RunChange.Revived _ ->
                run.state().isInFlight() ? run.asked(Asked.NOTHING, "") : run.state(RunState.WAITING, "");
            case RunChange.Retried _ -> run.retried();
            case RunChange.Prioritised prioritised -> run.prioritised(prioritised.priority());
            case RunChange.Queued queued -> run.offered(queued.offer());
            case RunChange.Spoken spoken -> run.spoken(spoken.attempt(), spoken.source());
            case RunChange.Stumbled stumbled -> run.state(RunState.QUEUED, stumbled.reason());
            case RunChange.Returned returned -> run.state(RunState.WAITING, returned.reason());
            case RunChange.CancelRequested requested -> run.asked(Asked.CANCEL, requested.reason());
            case RunChange.PauseRequested requested -> run.asked(Asked.PAUSE, requested.reason());
            case RunChange.Cancelled cancelled -> run.state(RunState.CANCELLED, cancelled.reason());
            case RunChange.Paused paused -> run.state(RunState.PAUSED, paused.reason());
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
        if (run.state() == RunState.CANCELLED || run.asked() == Asked.CANCEL) {
            changes.addAll(backInto(run, new RunChange.Revived()));
        } else if (isHeld(run) && !run.demand().isPaused()) {
            changes.add(new RunChange.Revived());
        }
        return changes;
    }

    /** Whether it is paused, or about to be. */
    private static boolean isHeld(Run run) {
        return run.state() == RunState.PAUSED || run.asked() == Asked.PAUSE;
    }

    /** A run that comes back to life does so in a pause if nobody wants it to go on now. */
    private static List<RunChange> backInto(Run run, RunChange life) {
        List<RunChange> changes = new ArrayList<>(List.of(life));
        if (run.demand().isPaused()) {
            changes.addAll(pause(apply(run, life), STUDIES_PAUSED));
        }
        return changes;
    }

    private static List<RunChange> retry(Run run) {
        return run.state() == RunState.FAILED ? backInto(run, new RunChange.Retried()) : List.of();
    }

    private static List<RunChange> prioritise(Run run, int priority) {
        return run.state().isOpen() && run.priority() != priority
                ? List.of(new RunChange.Prioritised(priority))
                : List.of();
    }

    private static List<RunChange> offer(Run run) {
        return List.of(new RunChange.Queued(run.offer() + 1));
    }

    private static List<RunChange> lostDemand(Run run, String reason) {
        if (run.demand().studies() == 0) {
            return cancel(run, reason);
        }
        return run.demand().isPaused() ? pause(run, reason) : List.of();
    }

    private static List<RunChange> cancel(Run run, String reason) {
        return switch (run.state()) {
            // A queued run ends at once: its record stays on the broker, but the control tells whoever takes it to
            // stop.
            case WAITING, PAUSED, QUEUED -> List.of(new RunChange.Cancelled(reason));
            case RUNNING -> run.asked() == Asked.CANCEL ? List.of() : List.of(new RunChange.CancelRequested(reason));
            case COMPLETED, FAILED, CANCELLED -> List.of();
        };
    }

    /** As {@link #cancel}: what no trainer has begun is held at once. A run that is being cancelled is not paused. */
    private static List<RunChange> pause(Run run, String reason) {
        return switch (run.state()) {
            case WAITING, QUEUED -> List.of(new RunChange.Paused(reason));
            case RUNNING -> run.asked() == Asked.NOTHING ? List.of(new RunChange.PauseRequested(reason)) : List.of();
            case PAUSED, COMPLETED, FAILED, CANCELLED -> List.of();
        };
    }

    private static List<RunChange> nudge(Run run) {
        if (!run.state().isInFlight()) {
            return List.of();
        }
        return RunReports.carriedOut(run).map(List::of).orElseGet(() -> offer(run));
    }
}
