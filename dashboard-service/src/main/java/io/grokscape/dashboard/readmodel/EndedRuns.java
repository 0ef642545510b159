package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.store.CurveRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Runs that ended, and whether their curves have been found whole. */
public final class EndedRuns {
    private EndedRuns() {}

    /**
     * A run that ended.
     *
     * @param attempt that ended it
     * @param lastEpoch of a completed run; 0 of a failed one
     */
    public record EndedRun(String runId, int attempt, int lastEpoch, Instant endedAt, String trainer) {}

    /** Some of those that have not been looked at since they ended. */
    public static List<EndedRun> toCheck(Connection connection, int limit) throws SQLException {
        return Sql.query(
                connection,
                """
                SELECT run_id, coalesce(completed_attempt, latest_attempt) AS attempt,
                    coalesce(completed_epoch, 0) AS last_epoch, coalesce(ended_at, now()) AS ended_at,
                    coalesce(trainer, '') AS trainer
                FROM read_model.run
                WHERE state IN ('completed', 'failed') AND curve_checked IS NULL ORDER BY run_id LIMIT ?
                """,
                row -> new EndedRun(
                        row.getString("run_id"),
                        row.getInt("attempt"),
                        row.getInt("last_epoch"),
                        Sql.instant(row, "ended_at"),
                        row.getString("trainer")),
                limit);
    }

    /** How many there are. */
    public static int count(Connection connection) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT count(*) FROM read_model.run"
                                + " WHERE state IN ('completed', 'failed') AND curve_checked IS NULL",
                        row -> row.getInt(1))
                .getFirst();
    }

    /** The run's curve is this one, whatever was measured before. */
    public static void show(Connection connection, EndedRun run, List<CurveRow> rows) throws SQLException {
        Curve curve = Curve.of(
                rows.stream().mapToInt(CurveRow::epoch).toArray(),
                rows.stream().map(CurveValues::of).toArray(double[][]::new));
        RunRows.ensure(connection, List.of(run.runId()));
        new CurvePiece(run.runId(), run.attempt(), curve, null, run.endedAt(), run.trainer()).replaceAll(connection);
        RunRows.showLatest(connection, List.of(run.runId()));
    }

    /** They have been looked at, but for those whose attempt is not the one that counts by now. */
    public static void checked(Connection connection, Collection<EndedRun> runs) throws SQLException {
        Sql.update(
                connection,
                """
                UPDATE read_model.run SET curve_checked = checked.attempt
                FROM unnest(?::text[], ?::integer[]) AS checked (run_id, attempt)
                WHERE run.run_id = checked.run_id
                  AND coalesce(run.completed_attempt, run.latest_attempt) = checked.attempt
                """,
                runs.stream().map(EndedRun::runId).toArray(String[]::new),
                runs.stream().mapToInt(EndedRun::attempt).toArray());
    }
}
