package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Curves to and from their table: one row of arrays per attempt, not a row per point. */
public final class CurveRows {
    private static final String COLUMNS =
            Arrays.stream(CurveColumn.values()).map(CurveColumn::key).collect(Collectors.joining(", "));

    private CurveRows() {}

    /** What an attempt measured so far, locked against other writers. */
    static Optional<Curve> lock(Connection connection, String runId, int attempt) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT epochs, " + COLUMNS
                                + " FROM read_model.curve WHERE run_id = ? AND attempt = ? FOR UPDATE",
                        CurveRows::read,
                        runId,
                        attempt)
                .stream()
                .findFirst();
    }

    static void write(
            Connection connection,
            String runId,
            int attempt,
            Curve curve,
            Double epochsPerSecond,
            Instant at,
            String source)
            throws SQLException {
        String assignments = Arrays.stream(CurveColumn.values())
                .map(column -> column.key() + " = excluded." + column.key())
                .collect(Collectors.joining(", "));
        Object[] parameters = new Object[6 + CurveColumn.values().length];
        parameters[0] = runId;
        parameters[1] = attempt;
        parameters[2] = curve.epochs();
        for (CurveColumn column : CurveColumn.values()) {
            boolean stored = column.isAlwaysShown() || curve.has(column);
            parameters[3 + column.ordinal()] = stored ? curve.column(column) : null;
        }
        parameters[parameters.length - 3] = epochsPerSecond;
        parameters[parameters.length - 2] = at;
        parameters[parameters.length - 1] = source;
        Sql.update(
                connection,
                "INSERT INTO read_model.curve (run_id, attempt, epochs, " + COLUMNS
                        + ", epochs_per_second, measured_at, source) VALUES (?, ?, ?"
                        + ", ?".repeat(CurveColumn.values().length) + ", ?, ?, ?)"
                        + " ON CONFLICT (run_id, attempt) DO UPDATE SET epochs = excluded.epochs, " + assignments
                        + ", epochs_per_second = CASE WHEN excluded.measured_at >= curve.measured_at"
                        + " THEN excluded.epochs_per_second ELSE curve.epochs_per_second END"
                        + ", measured_at = greatest(curve.measured_at, excluded.measured_at)"
                        + ", source = excluded.source",
                parameters);
    }

    /** The attempts of a run that its visible curve is made of, by rising attempt. */
    public static List<AttemptCurve> attempts(Connection connection, String runId) throws SQLException {
        return Sql.query(
                connection,
                """
                SELECT curve.*, (SELECT (detail->>'from_epoch')::integer FROM read_model.event
                    WHERE event.run_id = curve.run_id AND event.attempt = curve.attempt AND kind = 'resumed'
                    LIMIT 1) AS from_epoch
                FROM read_model.curve JOIN read_model.run USING (run_id)
                WHERE run_id = ? AND curve.attempt <= coalesce(run.completed_attempt, run.latest_attempt)
                ORDER BY curve.attempt
                """,
                row -> {
                    Integer from = Sql.integer(row, "from_epoch");
                    return new AttemptCurve(
                            row.getInt("attempt"),
                            from == null ? OptionalInt.empty() : OptionalInt.of(from),
                            read(row));
                },
                runId);
    }

    private static Curve read(ResultSet row) throws SQLException {
        Integer[] epochs = (Integer[]) array(row, "epochs");
        double[][] values = new double[CurveColumn.values().length][];
        for (CurveColumn column : CurveColumn.values()) {
            values[column.ordinal()] = numbers((Double[]) array(row, column.key()), epochs.length);
        }
        return new Curve(Arrays.stream(epochs).mapToInt(Integer::intValue).toArray(), values);
    }

    /** A column that is null holds no value in any row. */
    private static double[] numbers(Double[] boxed, int rows) {
        double[] values = new double[rows];
        Arrays.setAll(values, row -> boxed == null ? Double.NaN : boxed[row]);
        return values;
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        if (array == null) {
            return null;
        }
        try {
            return array.getArray();
        } finally {
            array.free();
        }
    }
}
