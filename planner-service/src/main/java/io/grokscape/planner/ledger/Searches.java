package io.grokscape.planner.ledger;

import io.grokscape.dynamics.search.Choice;
import io.grokscape.dynamics.search.Decision;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.PlannedRun;
import io.grokscape.studies.Search;
import io.grokscape.studies.StudyYaml;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Studies that search: which runs they ask for is decided from the runs and verdicts the ledger holds, so a search goes on
 * after any interruption as if there had been none. One method is one transaction, safe to call again.
 */
public final class Searches {
    /** Runs a search may have in flight beside one for each that is being trained. */
    private static final int SPARE = 2;

    private final Transactions transactions;
    private final String source;
    private final InstantSource clock;

    /**
     * @param database holds schema {@code ledger}
     * @param source the name the planner speaks under in messages
     */
    public Searches(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.source = source;
        this.clock = clock;
    }

    /** A search as it stands. */
    public record SearchRow(Search search, List<SearchPoint> points) {}

    /** Takes note of final verdicts, and hands on messages such as dead letters in the same transaction. */
    public void hear(Collection<Verdict> verdicts, Collection<Outgoing> messages) {
        transactions.call(connection -> {
            new ResultTable(connection).judged(verdicts);
            new Outbox(connection).add(messages);
            return null;
        });
    }

    /** The result of a run, as far as it is known. */
    public Optional<ResultRow> result(String runId) {
        return transactions
                .call(connection -> Rows.list(
                        connection,
                        "select " + ResultRow.COLUMNS + " from ledger.result x where x.run_id = ?",
                        ResultRow::of,
                        runId))
                .stream()
                .findFirst();
    }

    /** The search of a study; empty if there is no such study, or it lists its runs. */
    public Optional<SearchRow> of(String studyId) {
        return transactions.call(connection -> {
            Optional<StudyRow> study = new StudyTable(connection).lock(studyId);
            return study.isEmpty() ? Optional.empty() : row(connection, study.get());
        });
    }

    private static Optional<SearchRow> row(Connection connection, StudyRow study) throws SQLException {
        Expansion expansion = Expansion.of(StudyYaml.read(study.yaml(), study.name() + ".yaml"));
        if (expansion.study().search().isEmpty()) {
            return Optional.empty();
        }
        List<TrialRow> trials = new TrialTable(connection).of(study.id());
        return Optional.of(
                new SearchRow(expansion.study().search().get(), SearchPoint.of(expansion.searchPoints(), trials)));
    }

    /** Lets every search choose its next runs; how many it chose. */
    public int advance() {
        List<String> searching = transactions.call(connection -> new TrialTable(connection).searching());
        return searching.stream().mapToInt(this::advance).sum();
    }

    private int advance(String studyId) {
        return transactions.call(connection -> {
            Rows.list(connection, Ledger.STUDIES_LOCK, row -> 0);
            Steps steps = new Steps(connection, source, clock.instant());
            StudyRow study = steps.studies().lock(studyId).orElseThrow();
            return study.state() == StudyState.ACTIVE ? advance(connection, steps, study) : 0;
        });
    }

    private int advance(Connection connection, Steps steps, StudyRow study) throws SQLException {
        SearchRow row = row(connection, study).orElseThrow();
        int inFlight = steps.runs().inFlight()[1] + SPARE;
        TrialTable trials = new TrialTable(connection);
        List<PlannedRun> wanted = new ArrayList<>();
        boolean over = true;
        int number =
                row.points().stream().mapToInt(point -> point.trials().size()).sum();
        for (SearchPoint point : row.points()) {
            Decision decision = point.decide(
                    row.search(), Math.ceilDiv(inFlight, row.points().size()));
            over &= decision.over();
            for (Choice choice : decision.next()) {
                RunSpec spec = Search.run(
                        point.spec(), choice.trial().trainSize(), choice.trial().seed());
                Instant now = clock.instant();
                trials.insert(study.id(), point.index(), number, choice, spec.id(), now);
                wanted.add(new PlannedRun(number++, spec.id(), spec));
            }
        }
        if (!wanted.isEmpty() || over) {
            Ledger.want(steps, study.id(), wanted);
            trials.update(study.id(), number, !over);
            steps.studies().recount(study.id());
            StudyRow grown = steps.studies().lock(study.id()).orElseThrow();
            steps.move(grown, grown.state().counted(grown.openRuns()));
        }
        return wanted.size();
    }
}
