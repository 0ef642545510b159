package io.grokscape.planner.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grokscape.planner.ledger.Rows.SqlArray;
import io.grokscape.planner.lifecycle.Asked;
import io.grokscape.planner.lifecycle.Demand;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.v1.RunSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The rows of {@code ledger.run}. Whoever reads rows here holds them locked until the transaction ends. */
final class RunTable {
    static final String COLUMNS = """
            select r.id, r.spec, r.state, r.priority, r.cost, r.offer, r.attempt, r.retries, r.source,
                   r.cancel_requested, r.pause_requested, r.first_study, r.reason, r.changed_at,
                   d.studies, d.active, d.study_priority
            from ledger.run r cross join lateral (
                select count(*) as studies, count(*) filter (where s.state = 'active') as active,
                       coalesce(max(s.priority), 0) as study_priority
                from ledger.study_run m join ledger.study s on s.id = m.study_id
                where m.run_id = r.id and s.state in ('active', 'paused')) d
            """;

    private static final String SAVE = """
            insert into ledger.run (id, spec, state, priority, cost, offer, attempt, retries, source, cancel_requested,
                                    pause_requested, first_study, reason, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
                state = excluded.state, priority = excluded.priority, offer = excluded.offer,
                attempt = excluded.attempt, retries = excluded.retries, source = excluded.source,
                cancel_requested = excluded.cancel_requested, pause_requested = excluded.pause_requested,
                first_study = excluded.first_study, reason = excluded.reason, changed_at = excluded.changed_at
            """;

    private final Connection connection;

    RunTable(Connection connection) {
        this.connection = connection;
    }

    /** Those of the runs that exist, in one order for everybody: so two batches seldom deadlock. */
    List<Run> lock(Collection<String> ids) throws SQLException {
        return lock("where r.id = any(?) order by r.id for update of r", SqlArray.texts(ids));
    }

    /** The next to be offered: by priority, then the costly first. */
    List<Run> lockNextWaiting(int limit) throws SQLException {
        return lock("""
                where r.state = 'waiting' order by r.priority desc, r.cost desc, r.sequence
                limit ? for update of r skip locked
                """, limit);
    }

    /** Runs in flight that nobody has reported on since those instants. */
    List<Run> lockSilent(Instant queuedSince, Instant runningSince, int limit) throws SQLException {
        return lock("""
                where (r.state = 'queued' and r.changed_at < ?) or (r.state = 'running' and r.changed_at < ?)
                order by r.id limit ? for update of r skip locked
                """, Timestamp.from(queuedSince), Timestamp.from(runningSince), limit);
    }

    /** The study's runs in one of those states that come after that id. */
    List<Run> lockOf(String studyId, Set<RunState> states, String after, int limit) throws SQLException {
        return lock("""
                where r.state = any(?) and r.id > ?
                  and exists (select 1 from ledger.study_run m where m.run_id = r.id and m.study_id = ?)
                order by r.id limit ? for update of r
                """, SqlArray.texts(states.stream().map(RunState::word).toList()), after, studyId, limit);
    }

    private List<Run> lock(String condition, Object... parameters) throws SQLException {
        return Rows.list(connection, COLUMNS + condition, RunTable::run, parameters);
    }

    /** Counts a change of the run's notes or tags. */
    int nextAnnotation(String id) throws SQLException {
        return number("update ledger.run set annotations = annotations + 1 where id = ? returning annotations", id);
    }

    /** How often the run's notes or tags have changed. */
    int annotation(String id) throws SQLException {
        return number("select annotations from ledger.run where id = ?", id);
    }

    private int number(String sql, String id) throws SQLException {
        return Rows.list(connection, sql, row -> row.getInt(1), id).getFirst();
    }

    /** How many runs are queued, and how many are running. */
    int[] inFlight() throws SQLException {
        String counts = """
                select count(*) filter (where state = 'queued'), count(*) filter (where state = 'running')
                from ledger.run where state in ('queued', 'running')
                """;
        return Rows.list(connection, counts, row -> new int[] {row.getInt(1), row.getInt(2)})
                .getFirst();
    }

    void save(Collection<Run> runs, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            for (Run run : runs) {
                Rows.set(
                        statement,
                        run.id(),
                        SpecMessages.toMessage(run.spec()).toByteArray(),
                        run.state().word(),
                        run.priority(),
                        run.cost(),
                        run.offer(),
                        run.attempt(),
                        run.retries(),
                        text(run.source()),
                        run.asked() == Asked.CANCEL,
                        run.asked() == Asked.PAUSE,
                        run.firstStudy(),
                        text(run.reason()),
                        Timestamp.from(now));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Postgres takes every character but NUL, and a stranger's reason may hold one. */
    private static String text(String words) {
        return words.replace('\0', '\uFFFD');
    }

    static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("id"),
                spec(row.getBytes("spec")),
                RunState.of(row.getString("state")),
                row.getInt("priority"),
                row.getDouble("cost"),
                row.getInt("offer"),
                row.getInt("attempt"),
                row.getInt("retries"),
                row.getString("source"),
                asked(row),
                row.getString("first_study"),
                row.getString("reason"),
                new Demand(row.getInt("studies"), row.getInt("active"), row.getInt("study_priority")));
    }

    private static Asked asked(ResultSet row) throws SQLException {
        if (row.getBoolean("cancel_requested")) {
            return Asked.CANCEL;
        }
        return row.getBoolean("pause_requested") ? Asked.PAUSE : Asked.NOTHING;
    }

    static io.grokscape.spec.RunSpec spec(byte[] bytes) throws SQLException {
        try {
            return SpecMessages.fromMessage(RunSpec.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("ledger.run.spec is no run spec", e);
        }
    }
}
