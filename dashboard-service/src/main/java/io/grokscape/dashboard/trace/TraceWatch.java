package io.grokscape.dashboard.trace;

import io.grokscape.dashboard.DashboardConfig;
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
import org.jboss.logging.Logger;

/**
 * Makes the traces of runs that ended soon after they did, so that nobody who compares them waits. Those of running runs
 * are made when somebody asks.
 */
@ApplicationScoped
class TraceWatch {
    private static final Logger LOG = Logger.getLogger(TraceWatch.class);
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
    private Thread watch;

    TraceWatch(Database database, Revisions revisions, DashboardConfig config) {
        this.database = database;
        this.revisions = revisions;
        this.every = config.ingest().curvesEvery();
    }

    void begin(@Observes StartupEvent start) {
        watch = Thread.ofVirtual().name("traces").start(this::watch);
    }

    void end(@Observes ShutdownEvent shutdown) {
        watch.interrupt();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(every);
                look();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (Exception away) {
                seen = 0; // perhaps the read model was made anew
                LOG.debugf("traces are made later: %s", away.getMessage());
            }
        }
    }

    private void look() throws SQLException {
        long horizon = revisions.horizon();
        if (horizon < seen) {
            seen = 0;
        }
        while (true) {
            long from = seen;
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
