package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunCommand;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.PlannedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * What people and trainers do to the ledger: one method is one transaction. Safe to call again after a failure of any kind, and
 * from several threads.
 */
public final class Ledger {
    private static final Logger LOG = Logger.getLogger(Ledger.class);

    /** Runs that are locked, changed and written together. */
    private static final int BATCH = 1000;

    /**
     * One study comes or goes at a time: or two submissions could create the same run, and two cancellations each leave
     * a run to the other's study.
     */
    static final String STUDIES_LOCK = "select pg_advisory_xact_lock(7381245)";

    private final Transactions transactions;
    private final String source;
    private final InstantSource clock;

    /**
     * @param database holds schema {@code ledger}
     * @param source the name the planner speaks under in messages
     */
    public Ledger(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.source = source;
        this.clock = clock;
    }

    /** What a submission came to. */
    public record Submission(String studyId, boolean isNew, StudyState state, int newRuns) {}

    private Steps steps(Connection connection) {
        return new Steps(connection, source, clock.instant());
    }

    /**
     * Takes a study in: its runs that the ledger has not seen wait to be trained, the others are shared. The same study
     * again changes nothing, but for a cancelled one that becomes active again.
     */
    public Submission submit(Expansion expansion) {
        return transactions.call(connection -> {
            Rows.list(connection, STUDIES_LOCK, row -> 0);
            Steps steps = steps(connection);
            boolean isNew = open(steps, expansion);
            int newRuns = 0;
            Stream<PlannedRun> asked =
                    Stream.concat(expansion.plannedRuns(), new TrialTable(connection).asked(expansion).stream());
            for (Iterator<PlannedRun> runs = asked.iterator(); runs.hasNext(); ) {
                newRuns += want(steps, expansion.studyId(), next(runs));
            }
            steps.studies().recount(expansion.studyId());
            steps.settle(expansion.studyId());
            StudyRow study = steps.studies().lock(expansion.studyId()).orElseThrow();
            return new Submission(study.id(), isNew, study.state(), newRuns);
        });
    }

    /** Whether the study is new. */
    private boolean open(Steps steps, Expansion expansion) throws SQLException {
        Optional<StudyRow> known = steps.studies().lock(expansion.studyId());
        if (known.isEmpty()) {
            steps.studies().insert(expansion, clock.instant());
        } else {
            steps.studies().reword(expansion);
        }
        StudyRow study = steps.studies().lock(expansion.studyId()).orElseThrow();
        steps.move(study, study.state().submitted());
        return known.isEmpty();
    }

    private static List<PlannedRun> next(Iterator<PlannedRun> runs) {
        List<PlannedRun> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && runs.hasNext()) {
            batch.add(runs.next());
        }
        return batch;
    }

    /** How many of the runs nobody had asked for before. */
    static int want(Steps steps, String studyId, List<PlannedRun> planned) throws SQLException {
        Set<String> firstTime = steps.studies().addRuns(studyId, planned);
        Map<String, Run> runs = new HashMap<>();
        steps.runs().lock(planned.stream().map(PlannedRun::id).toList()).forEach(run -> runs.put(run.id(), run));
        int known = runs.size();
        Map<String, RunCommand> commands = new HashMap<>();
        for (PlannedRun run : planned) {
            runs.computeIfAbsent(run.id(), id -> Run.unheardOf(run));
            commands.put(run.id(), new RunCommand.Want(studyId, run.index(), firstTime.contains(run.id())));
        }
        List<Run> inOrder = planned.stream().map(run -> runs.get(run.id())).toList();
        steps.take(inOrder, run -> List.of(commands.get(run.id())));
        return runs.size() - known;
    }

    /**
     * Takes note of what trainers report, and hands on messages such as dead letters in the same transaction; whether that
     * leaves anything to do or to send.
     */
    public boolean hear(Collection<RunEvent> events, Collection<Outgoing> messages) {
        Map<String, List<RunCommand>> commands = new TreeMap<>();
        for (RunEvent event : events) {
            if (!event.getSource().equals(source)) {
                commands.computeIfAbsent(event.getRunId(), id -> new ArrayList<>())
                        .add(new RunCommand.Hear(event));
            }
        }
        if (commands.isEmpty() && messages.isEmpty()) {
            return false;
        }
        return transactions.call(connection -> {
            Steps steps = steps(connection);
            List<Run> runs = steps.runs().lock(commands.keySet());
            List<Run> changed = steps.take(runs, run -> commands.get(run.id()));
            new ResultTable(connection).completed(events);
            new Outbox(connection).add(messages);
            warnOfUnknown(commands.keySet(), runs);
            return !changed.isEmpty() || !messages.isEmpty();
        });
    }

    private static void warnOfUnknown(Set<String> ids, List<Run> runs) {
        Set<String> unknown = new HashSet<>(ids);
        runs.forEach(run -> unknown.remove(run.id()));
        if (!unknown.isEmpty()) {
            LOG.warnf("events of runs this ledger does not have are left out: %s", unknown);
        }
    }

    /** Studies whose file the object store does not have yet. */
    public List<StudyRow> toArchive() {
        return transactions.call(connection -> Rows.list(
                connection,
                StudyTable.COLUMNS + "where not s.archived order by s.submitted_at limit 100",
                StudyTable::study));
    }

    /** Notes that the object store has the study's file as it was read. */
    public void archived(StudyRow study) {
        transactions.call(connection -> Rows.update(
                connection,
                "update ledger.study set archived = true where id = ? and yaml = ?",
                study.id(),
                study.yaml()));
    }
}
