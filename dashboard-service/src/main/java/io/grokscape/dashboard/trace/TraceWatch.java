package io.grokscape.dashboard.trace;

import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.Recurring;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Revisions;
import io.grokscape.dashboard.readmodel.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Makes the traces of runs that ended soon after they did, so that nobody who compares them waits. Those of running runs
 * are made when somebody asks.
 */
@ApplicationScoped
class TraceWatch {
    private static final int BATCH = 50;
    private static final String ENDED_WITHOUT = """
            SELECT run_id FROM read_model.run
            WHERE revision >= ? AND state IN ('completed', 'failed', 'cancelled') AND epoch IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM read_model.trace
                    WHERE trace.run_id = run.run_id AND trace.basis = %s)
            ORDER BY run_id LIMIT ?
            """.formatted(TraceRows.BASIS);

    private final Database database;
    private final Revisions revisions;
    private final Duration every;
    private long seen;
    private Recurring watch;

    TraceWatch(Database database, Revisions revisions, DashboardConfig config) {
        this.database = database;
        this.revisions = revisions;
        this.every = config.ingest().curvesEvery();
    }

    void begin(@Observes StartupEvent start) {
        watch = Recurring.every(every, "traces of ended runs", this::look);
    }

    void end(@Observes ShutdownEvent shutdown) {
        watch.close();
    }

    private void look() throws SQLException {
        long before = seen;
        seen = 0; // unless this look succeeds: if not, the read model was perhaps made anew
        long horizon = revisions.horizon();
        long from = horizon < before ? 0 : before;
        while (true) {
            List<String> runs = database.read(
                    connection -> Sql.query(connection, ENDED_WITHOUT, row -> row.getString(1), from, BATCH));
            database.inTransaction(connection -> {
                TraceRows.refresh(connection, runs);
                return null;
            });
            if (runs.size() < BATCH) {
                break;
            }
        }
        seen = horizon;
    }
}
