package io.grokscape.dashboard.trace;

import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.readmodel.CurveRows;
import io.grokscape.dashboard.readmodel.Sql;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Traces to and from their table. They follow from the curves: whoever finds one missing or old makes it anew. */
public final class TraceRows {
    /** What a trace was made from, of a row of {@code run}: another one means that the curve is another by now. */
    public static final String BASIS = "concat_ws(' ', coalesce(run.completed_attempt, run.latest_attempt), run.epoch,"
            + " extract(epoch FROM run.measured_at), run.curve_checked)";

    private static final int BATCH = 20;
    private static final String UPSERT = """
            INSERT INTO read_model.trace (run_id, metric, basis, best, sampled, epochs, points)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run_id, metric) DO UPDATE SET basis = excluded.basis, best = excluded.best,
                sampled = excluded.sampled, epochs = excluded.epochs, points = excluded.points
            """;

    private TraceRows() {}

    private record Stale(String runId, String basis) {}

    /** Makes those of the runs that have measurements and no trace, or an old one. */
    public static void refresh(Connection connection, Collection<String> runIds) throws SQLException {
        List<Stale> stale = Sql.query(
                connection,
                "SELECT run_id, " + BASIS + " AS basis FROM read_model.run WHERE run_id = ANY (?) AND epoch IS NOT NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM read_model.trace WHERE trace.run_id = run.run_id"
                        + " AND trace.basis = " + BASIS + ") ORDER BY run_id",
                row -> new Stale(row.getString("run_id"), row.getString("basis")),
                (Object) Sql.textArray(runIds));
        for (int from = 0; from < stale.size(); from += BATCH) {
            Sql.batch(connection, UPSERT, rows(connection, stale.subList(from, Math.min(stale.size(), from + BATCH))));
        }
    }

    private static List<Object[]> rows(Connection connection, List<Stale> runs) throws SQLException {
        Map<String, List<AttemptCurve>> attempts =
                CurveRows.attempts(connection, runs.stream().map(Stale::runId).toList(), Metric.columns());
        List<Object[]> rows = new ArrayList<>();
        for (Stale run : runs) {
            Curve curve = AttemptCurve.lineage(attempts.getOrDefault(run.runId(), List.of()));
            if (!curve.isEmpty()) {
                for (Metric metric : Metric.values()) {
                    rows.add(row(run, metric, Trace.of(curve, metric)));
                }
            }
        }
        return rows;
    }

    private static Object[] row(Stale run, Metric metric, Trace trace) {
        return new Object[] {
            run.runId(),
            metric.key(),
            run.basis(),
            Double.isNaN(trace.best()) ? null : trace.best(),
            bytes(trace.sampled()),
            bytes(trace.epochs()),
            bytes(trace.values())
        };
    }

    /** A column of real numbers; null where the column is. */
    public static float[] floats(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            return null;
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    /** A column of whole numbers; null where the column is. */
    public static int[] integers(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            return null;
        }
        int[] values = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(values);
        return values;
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }
}
