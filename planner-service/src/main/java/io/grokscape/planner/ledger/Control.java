package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Asked;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunCommand;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.planner.lifecycle.StudyState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * What people ask of studies and runs that the ledger has: one method is one transaction, and the same again changes
 * nothing. A study's command spares the runs that another study wants to go on; a run's own command does not ask.
 */
public final class Control {
    /** The largest priority, and minus the smallest. */
    public static final int MAX_PRIORITY = 1000;

    private static final int BATCH = 1000;

    private final Transactions transactions;
    private final String source;
    private final InstantSource clock;

    /** As for {@link Ledger}. */
    public Control(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.source = source;
        this.clock = clock;
    }

    /**
     * What came of a command.
     *
     * @param state of the study or run, afterwards
     * @param changed runs that stand elsewhere now, or whose trainers were told to stop
     * @param stopping those of them whose trainers have yet to stop
     * @param spared runs left alone, because another study wants them to go on
     */
    public record Outcome(String id, String state, int changed, int stopping, int spared) {}

    /** Cancels a study, and those of its runs that no other study wants; empty if there is no such study. */
    public Optional<Outcome> cancelStudy(String id) {
        String reason = "study " + id + " was cancelled";
        return study(id, StudyState::cancelled, RunState.OPEN, run -> new RunCommand.LoseDemand(reason));
    }

    /** Pauses a study, and those of its runs that no active study wants; {@link RefusedException} if it is over. */
    public Optional<Outcome> pauseStudy(String id) {
        String reason = "study " + id + " is paused";
        return study(
                id,
                state -> switch (state) {
                    case ACTIVE, PAUSED -> state.paused();
                    case ENDED -> throw new RefusedException("study '%s' has ended: there is nothing to pause", id);
                    case CANCELLED -> throw new RefusedException("study '%s' was cancelled: submit it again first", id);
                },
                RunState.OPEN,
                run -> new RunCommand.LoseDemand(reason));
    }

    /** Lets a study and all of its paused runs go on; {@link RefusedException} if it was cancelled. */
    public Optional<Outcome> resumeStudy(String id) {
        return study(id, state -> uncancelled(id, state).resumed(), RunState.OPEN, run -> new RunCommand.Resume());
    }

    /** Gives every failed run of a study fresh attempts; {@link RefusedException} if it was cancelled. */
    public Optional<Outcome> retryStudy(String id) {
        return study(id, state -> uncancelled(id, state), EnumSet.of(RunState.FAILED), run -> new RunCommand.Retry());
    }

    private static StudyState uncancelled(String id, StudyState state) {
        if (state == StudyState.CANCELLED) {
            throw new RefusedException("study '%s' was cancelled: submit it again", id);
        }
        return state;
    }

    /** Gives a study's runs a priority; one that several studies want has the highest of theirs. */
    public Optional<Outcome> prioritiseStudy(String id, int priority) {
        return transactions.call(connection -> {
            steps(connection).studies().setPriority(id, priority);
            return study(
                    connection,
                    id,
                    UnaryOperator.identity(),
                    RunState.OPEN,
                    run -> new RunCommand.Prioritise(
                            run.demand().studies() == 0
                                    ? priority
                                    : run.demand().priority()));
        });
    }

    /** Cancels a run, whoever wants it; empty if there is no such run. */
    public Optional<Outcome> cancelRun(String id) {
        return run(id, run -> new RunCommand.Cancel("cancelled by request"));
    }

    /** Pauses a run, whoever wants it; {@link RefusedException} if it has ended. */
    public Optional<Outcome> pauseRun(String id) {
        return run(id, run -> {
            if (!run.state().isOpen()) {
                throw new RefusedException(
                        "run '%s' is %s: there is nothing to pause",
                        id, run.state().word());
            }
            if (run.asked() == Asked.CANCEL) {
                throw new RefusedException("run '%s' is being cancelled", id);
            }
            return new RunCommand.Pause("paused by request");
        });
    }

    /** Lets a run go on after a pause, whichever studies are paused; {@link RefusedException} if it was cancelled. */
    public Optional<Outcome> resumeRun(String id) {
        return run(id, run -> alive(run, new RunCommand.Resume()));
    }

    /** Gives a failed run fresh attempts; {@link RefusedException} if it was cancelled. */
    public Optional<Outcome> retryRun(String id) {
        return run(id, run -> alive(run, new RunCommand.Retry()));
    }

    private static RunCommand alive(Run run, RunCommand command) {
        if (run.state() == RunState.CANCELLED || run.asked() == Asked.CANCEL) {
            throw new RefusedException("run '%s' was cancelled: submit its study again", run.id());
        }
        return command;
    }

    /** Gives a run a priority of its own, until one of its studies is given another. */
    public Optional<Outcome> prioritiseRun(String id, int priority) {
        return run(id, run -> new RunCommand.Prioritise(priority));
    }

    private Optional<Outcome> study(
            String id, UnaryOperator<StudyState> move, Set<RunState> which, Function<Run, RunCommand> command) {
        return transactions.call(connection -> study(connection, id, move, which, command));
    }

    private Optional<Outcome> study(
            Connection connection,
            String id,
            UnaryOperator<StudyState> move,
            Set<RunState> which,
            Function<Run, RunCommand> command)
            throws SQLException {
        Rows.list(connection, Ledger.STUDIES_LOCK, row -> 0);
        Steps steps = steps(connection);
        Optional<StudyRow> study = steps.studies().lock(id);
        if (study.isEmpty()) {
            return Optional.empty();
        }
        StudyState next = move.apply(study.get().state());
        if (next != study.get().state()) {
            steps.move(study.get(), next);
        }
        int changed = 0;
        int stopping = 0;
        int spared = 0;
        List<Run> runs = steps.runs().lockOf(id, which, "", BATCH);
        while (!runs.isEmpty()) {
            List<Run> after = steps.take(runs, run -> List.of(command.apply(run)));
            changed += after.size();
            stopping += count(after, run -> run.asked() != Asked.NOTHING);
            spared += next.wantsToGoOn() ? 0 : count(runs, run -> run.demand().active() > 0);
            runs = steps.runs().lockOf(id, which, runs.getLast().id(), BATCH);
        }
        String state = steps.studies().lock(id).orElseThrow().state().word();
        return Optional.of(new Outcome(id, state, changed, stopping, spared));
    }

    private Optional<Outcome> run(String id, Function<Run, RunCommand> command) {
        return transactions.call(connection -> {
            Steps steps = steps(connection);
            List<Run> before = steps.runs().lock(List.of(id));
            List<Run> changed = steps.take(before, run -> List.of(command.apply(run)));
            return steps.runs().lock(List.of(id)).stream()
                    .findFirst()
                    .map(run -> new Outcome(
                            id, run.state().word(), changed.size(), run.asked() == Asked.NOTHING ? 0 : 1, 0));
        });
    }

    private static int count(List<Run> runs, java.util.function.Predicate<Run> wanted) {
        return (int) runs.stream().filter(wanted).count();
    }

    private Steps steps(Connection connection) {
        return new Steps(connection, source, clock.instant());
    }
}
