package io.grokscape.dashboard.api;

import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.LogThinning;
import io.grokscape.dashboard.readmodel.CurveRows;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Curves of single runs as the API shows them. */
@ApplicationScoped
public class CurveQueries {
    private final Database database;

    CurveQueries(Database database) {
        this.database = database;
    }

    /** The visible curve of a run, thinned to at most this many points; empty if there is no such run. */
    public Optional<CurveView> curve(String runId, int points) {
        return database.read(connection -> {
            if (Sql.query(connection, "SELECT 1 FROM read_model.run WHERE run_id = ?", row -> 1, runId)
                    .isEmpty()) {
                return Optional.empty();
            }
            List<AttemptCurve> attempts = CurveRows.attempts(connection, runId);
            Curve whole = AttemptCurve.lineage(attempts);
            return Optional.of(CurveView.of(runId, newest(attempts), whole.size(), LogThinning.thin(whole, points)));
        });
    }

    /** What the visible curve has beyond a point already seen; everything, if another attempt counts now. */
    public CurveView curveAfter(String runId, int attempt, int epoch) {
        return database.read(connection -> {
            List<AttemptCurve> attempts = CurveRows.attempts(connection, runId);
            Curve whole = AttemptCurve.lineage(attempts);
            Curve fresh = newest(attempts) == attempt ? whole.after(epoch) : whole;
            return CurveView.of(runId, newest(attempts), whole.size(), fresh);
        });
    }

    private static int newest(List<AttemptCurve> attempts) {
        return attempts.isEmpty() ? 0 : attempts.getLast().attempt();
    }
}
