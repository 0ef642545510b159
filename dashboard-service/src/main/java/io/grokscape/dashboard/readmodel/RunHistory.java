package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.readmodel.RunStep.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The state of a run from everything that happened to it. Events arrive at least once and from several senders, so the
 * state is a function of the whole set and never of the last one in: a stored result outweighs everything, then the
 * newest attempt speaks, and only what the planner says between attempts is taken in the order of the log.
 */
public final class RunHistory {
    private RunHistory() {}

    /** The state after these events, in any order. */
    public static RunState state(List<RunStep> steps) {
        if (steps.stream().anyMatch(step -> step.kind() == Kind.COMPLETED)) {
            return RunState.COMPLETED;
        }
        int newest = steps.stream().mapToInt(RunStep::attempt).max().orElse(0);
        if (newest == 0) {
            return plannerSays(RunState.WAITING, -1, steps);
        }
        List<RunStep> attempt =
                steps.stream().filter(step -> step.attempt() == newest).toList();
        return last(attempt.stream().filter(step -> step.kind().endsAttempt()).toList())
                .map(end -> plannerSays(after(end), end.sequence(), steps))
                .orElseGet(() -> whileRunning(attempt, steps));
    }

    /** The planner queues a run before the trainer starts it, but may say so later: first it must have stopped the run. */
    private static RunState whileRunning(List<RunStep> attempt, List<RunStep> steps) {
        long begun = last(attempt).orElseThrow().sequence();
        return steps.stream()
                .filter(step -> step.attempt() == 0 && step.sequence() > begun)
                .filter(step -> step.kind() == Kind.CANCELLED || step.kind() == Kind.PAUSED)
                .min(Comparator.comparingLong(RunStep::sequence))
                .map(stop -> plannerSays(RunState.RUNNING, stop.sequence() - 1, steps))
                .orElse(RunState.RUNNING);
    }

    private static RunState after(RunStep end) {
        return switch (end.kind()) {
            case COMPLETED -> RunState.COMPLETED;
            case CANCELLED -> RunState.CANCELLED;
            case FAILED -> end.terminal() ? RunState.FAILED : RunState.WAITING;
            default -> RunState.WAITING;
        };
    }

    private static RunState plannerSays(RunState before, long since, List<RunStep> steps) {
        RunState state = before;
        List<RunStep> later = steps.stream()
                .filter(step -> step.attempt() == 0 && step.sequence() > since)
                .sorted(Comparator.comparingLong(RunStep::sequence))
                .toList();
        for (RunStep step : later) {
            state = switch (step.kind()) {
                case QUEUED -> RunState.QUEUED;
                case PAUSED -> RunState.PAUSED;
                case REOPENED -> RunState.WAITING;
                case CANCELLED -> RunState.CANCELLED;
                case FAILED -> step.terminal() ? RunState.FAILED : state;
                case PLANNED -> state == RunState.CANCELLED ? RunState.WAITING : state;
                default -> state;
            };
        }
        return state;
    }

    private static Optional<RunStep> last(List<RunStep> steps) {
        return steps.stream().max(Comparator.comparingLong(RunStep::sequence));
    }
}
