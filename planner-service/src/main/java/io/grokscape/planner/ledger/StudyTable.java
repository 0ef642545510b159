package io.grokscape.planner.ledger;

import io.grokscape.planner.ledger.Rows.SqlArray;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.PlannedRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code ledger.study} and {@code ledger.study_run}. */
final class StudyTable {
    static final String COLUMNS = """
            select s.id, s.name, s.question, s.yaml, s.state, s.run_count, s.open_runs, s.estimated_epochs,
                   s.estimated_flops, s.submitted_at
            from ledger.study s
            """;

    private final Connection connection;

    StudyTable(Connection connection) {
        this.connection = connection;
    }

    Optional<StudyRow> lock(String id) throws SQLException {
        return Rows.list(connection, COLUMNS + "where s.id = ? for update of s", StudyTable::study, id).stream()
                .findFirst();
    }

    void insert(Expansion expansion, Instant now) throws SQLException {
        Rows.update(
                connection,
                """
                insert into ledger.study (id, name, question, yaml, state, run_count, open_runs, estimated_epochs,
                                          estimated_flops, submitted_at)
                values (?, ?, ?, ?, 'active', ?, 0, ?, ?, ?)
                """,
                expansion.studyId(),
                expansion.study().name(),
                expansion.study().question(),
                expansion.study().yaml(),
                expansion.runs(),
                expansion.epochs(),
                expansion.flops(),
                Timestamp.from(now));
    }

    /** The words of a study that came again, worded anew perhaps. */
    void reword(Expansion expansion) throws SQLException {
        Rows.update(
                connection,
                "update ledger.study set question = ?, yaml = ?, archived = false where id = ? and yaml <> ?",
                expansion.study().question(),
                expansion.study().yaml(),
                expansion.studyId(),
                expansion.study().yaml());
    }

    void setState(String id, StudyState state) throws SQLException {
        Rows.update(connection, "update ledger.study set state = ? where id = ?", state.word(), id);
    }

    void setPriority(String id, int priority) throws SQLException {
        Rows.update(connection, "update ledger.study set priority = ? where id = ?", priority, id);
    }

    /** Those of the runs the study did not have yet; it has them now. */
    Set<String> addRuns(String studyId, List<PlannedRun> runs) throws SQLException {
        return new HashSet<>(Rows.list(
                connection,
                """
                insert into ledger.study_run (study_id, run_id, index)
                select ?, * from unnest(?::text[], ?::integer[]) on conflict do nothing returning run_id
                """,
                row -> row.getString(1),
                studyId,
                SqlArray.texts(runs.stream().map(PlannedRun::id).toList()),
                new SqlArray("integer", runs.stream().map(PlannedRun::index).toArray())));
    }

    /** Counts the study's open runs from scratch. */
    void recount(String id) throws SQLException {
        Rows.update(connection, """
                update ledger.study set open_runs = (
                    select count(*) from ledger.study_run m join ledger.run r on r.id = m.run_id
                    where m.study_id = ? and r.state in ('waiting', 'paused', 'queued', 'running'))
                where id = ?
                """, id, id);
    }

    /** Adds {@code by} to the count of every study for each of the runs it has; the studies touched. */
    List<String> count(Collection<String> runIds, int by) throws SQLException {
        return Rows.list(connection, """
                update ledger.study s set open_runs = s.open_runs + c.runs * ? from (
                    select study_id, count(*) as runs from ledger.study_run where run_id = any(?) group by study_id
                ) c where s.id = c.study_id returning s.id
                """, row -> row.getString(1), by, SqlArray.texts(runIds));
    }

    static StudyRow study(ResultSet row) throws SQLException {
        return new StudyRow(
                row.getString("id"),
                row.getString("name"),
                row.getString("question"),
                row.getString("yaml"),
                StudyState.of(row.getString("state")),
                row.getInt("run_count"),
                row.getInt("open_runs"),
                row.getLong("estimated_epochs"),
                row.getDouble("estimated_flops"),
                row.getTimestamp("submitted_at").toInstant());
    }
}
