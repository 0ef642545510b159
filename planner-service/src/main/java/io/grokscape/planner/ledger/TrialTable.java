package io.grokscape.planner.ledger;

import io.grokscape.dynamics.search.Choice;
import io.grokscape.dynamics.search.Trial;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.spec.RunSpec;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.PlannedRun;
import io.grokscape.studies.Search;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code ledger.trial}, and which studies search. */
final class TrialTable {
    private final Connection connection;

    TrialTable(Connection connection) {
        this.connection = connection;
    }

    /** Active studies that may still ask for runs. */
    List<String> searching() throws SQLException {
        return Rows.list(
                connection,
                "select id from ledger.study where searching and state = 'active' order by submitted_at, id",
                row -> row.getString(1));
    }

    /** A study's trials, in the order they were chosen. */
    List<TrialRow> of(String studyId) throws SQLException {
        return Rows.list(
                connection,
                "select t.point, t.train_size, t.seed, t.run_id, t.why, t.chosen_at, r.state, " + ResultRow.COLUMNS
                        + """
                         from ledger.trial t join ledger.run r on r.id = t.run_id
                        left join ledger.result x on x.run_id = t.run_id
                        where t.study_id = ? order by t.number
                        """,
                row -> new TrialRow(
                        row.getInt("point"),
                        new Trial(row.getInt("train_size"), row.getInt("seed")),
                        row.getString("run_id"),
                        row.getString("why"),
                        row.getTimestamp("chosen_at").toInstant(),
                        RunState.of(row.getString("state")),
                        ResultRow.of(row)),
                studyId);
    }

    /** The runs a study's search has chosen so far; none of a study that lists its runs. */
    List<PlannedRun> asked(Expansion expansion) throws SQLException {
        List<RunSpec> points = expansion.searchPoints();
        List<PlannedRun> asked = new ArrayList<>();
        for (TrialRow row : of(expansion.studyId())) {
            Trial trial = row.trial();
            RunSpec spec = Search.run(points.get(row.point()), trial.trainSize(), trial.seed());
            asked.add(new PlannedRun(asked.size(), spec.id(), spec));
        }
        return asked;
    }

    void insert(String studyId, int point, int number, Choice choice, String runId, Instant now) throws SQLException {
        Rows.update(
                connection,
                """
                insert into ledger.trial (study_id, point, number, train_size, seed, run_id, why, chosen_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                studyId,
                point,
                number,
                choice.trial().trainSize(),
                choice.trial().seed(),
                runId,
                choice.why(),
                Timestamp.from(now));
    }

    /** Notes how many runs the study has by now, and whether it may ask for more. */
    void update(String studyId, int runs, boolean searching) throws SQLException {
        Rows.update(
                connection,
                "update ledger.study set run_count = ?, searching = ? where id = ?",
                runs,
                searching,
                studyId);
    }
}
