package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.Recurring;
import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import io.grokscape.dashboard.readmodel.CurveRows;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.EndedRuns;
import io.grokscape.dashboard.readmodel.EndedRuns.EndedRun;
import io.grokscape.proto.Topics;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Curves of ended runs whose measurements the topic no longer has, from the object store. Looked at once all measurements
 * there are have been read; a store that is away is asked again later.
 */
@ApplicationScoped
class StoredCurves {
    private static final Logger LOG = Logger.getLogger(StoredCurves.class);
    private static final int BATCH = 100;

    private final Database database;
    private final Backlog backlog;
    private final ObjectStore store;
    private final Duration every;
    private Recurring watch;

    StoredCurves(Database database, Backlog backlog, ObjectStore store, DashboardConfig config) {
        this.database = database;
        this.backlog = backlog;
        this.store = store;
        this.every = config.ingest().curvesEvery();
    }

    void begin(@Observes StartupEvent start) {
        watch = Recurring.every(every, "stored curves", this::complete);
    }

    void end(@Observes ShutdownEvent shutdown) {
        watch.close();
    }

    private void complete() throws Exception {
        while (completeSome()) {
            Thread.yield();
        }
    }

    /** Whether there may be more. */
    private boolean completeSome() throws Exception {
        List<EndedRun> runs = database.read(connection -> EndedRuns.toCheck(connection, BATCH));
        if (runs.isEmpty() || backlog.now(Set.of(Topics.MEASUREMENTS)) > 0) {
            return false;
        }
        List<EndedRun> whole = database.read(connection -> whole(connection, runs));
        database.inTransaction(connection -> {
            EndedRuns.checked(connection, whole);
            return null;
        });
        for (EndedRun run : runs) {
            if (!whole.contains(run)) {
                complete(run);
            }
        }
        return runs.size() == BATCH;
    }

    private void complete(EndedRun run) throws SQLException {
        Optional<List<CurveRow>> stored = read(run);
        database.inTransaction(connection -> {
            if (stored.isPresent()) {
                EndedRuns.show(connection, run, stored.get());
            }
            EndedRuns.checked(connection, List.of(run));
            return null;
        });
        stored.ifPresent(rows -> LOG.infof("run %s: %d measurements from the object store", run.runId(), rows.size()));
    }

    /** Those of which the read model has the curve from its first epoch to its last. */
    private static List<EndedRun> whole(Connection connection, List<EndedRun> runs) throws SQLException {
        List<String> ids = runs.stream().map(EndedRun::runId).toList();
        // The epochs alone say it.
        Map<String, List<AttemptCurve>> attempts =
                CurveRows.attempts(connection, ids, EnumSet.noneOf(CurveColumn.class));
        return runs.stream()
                .filter(run -> isWhole(AttemptCurve.lineage(attempts.getOrDefault(run.runId(), List.of())), run))
                .toList();
    }

    private static boolean isWhole(Curve curve, EndedRun run) {
        return !curve.isEmpty() && curve.firstEpoch() == 0 && curve.lastEpoch() >= run.lastEpoch();
    }

    private Optional<List<CurveRow>> read(EndedRun run) {
        String name = new RunKeys(run.runId()).curve(Math.max(1, run.attempt()));
        try {
            return store.get(name).map(bytes -> CurveParquet.read(bytes, name).rows());
        } catch (StoreException e) {
            if (e.getCause() == null || !store.isReachable()) {
                throw e;
            }
            LOG.warnf("run %s: %s", run.runId(), e.getMessage());
            return Optional.empty();
        }
    }
}
