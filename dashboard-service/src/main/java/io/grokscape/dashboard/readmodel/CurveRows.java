package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Curves from their table, where they lie in pieces: a row of arrays for each batch of measurements. */
public final class CurveRows {
    private static final Set<CurveColumn> ALL = EnumSet.allOf(CurveColumn.class);

    private CurveRows() {}

    /** The attempts of a run that its visible curve is made of, by rising attempt. */
    public static List<AttemptCurve> attempts(Connection connection, String runId) throws SQLException {
        return attempts(connection, List.of(runId), ALL).getOrDefault(runId, List.of());
    }

    /**
     * The same of many runs at once; those without any measurement are left out.
     *
     * @param columns that are read; the others are NaN throughout
     */
    public static Map<String, List<AttemptCurve>> attempts(
            Connection connection, Collection<String> runIds, Set<CurveColumn> columns) throws SQLException {
        List<Piece> pieces = Sql.query(
                connection,
                """
                SELECT piece.run_id, piece.attempt, resumed.from_epoch, piece.epochs%s
                FROM read_model.curve_piece piece JOIN read_model.run USING (run_id)
                LEFT JOIN (
                    SELECT run_id, attempt, min((detail->>'from_epoch')::integer) AS from_epoch
                    FROM read_model.event WHERE run_id = ANY (?) AND kind = 'resumed' GROUP BY run_id, attempt
                ) resumed ON resumed.run_id = piece.run_id AND resumed.attempt = piece.attempt
                WHERE piece.run_id = ANY (?) AND piece.attempt <= coalesce(run.completed_attempt, run.latest_attempt)
                ORDER BY piece.run_id, piece.attempt, piece.first_epoch, piece.last_epoch
                """.formatted(columns.stream()
                        .map(column -> ", piece." + column.key())
                        .collect(Collectors.joining())),
                row -> new Piece(
                        row.getString("run_id"),
                        row.getInt("attempt"),
                        Sql.integer(row, "from_epoch"),
                        curve(row, columns)),
                Sql.textArray(runIds),
                Sql.textArray(runIds));
        return byRun(pieces);
    }

    /** @param resumedFrom null if its attempt did not say so */
    private record Piece(String runId, int attempt, Integer resumedFrom, Curve curve) {}

    private static Map<String, List<AttemptCurve>> byRun(List<Piece> pieces) {
        Map<String, List<AttemptCurve>> byRun = new HashMap<>();
        pieces.stream()
                .collect(Collectors.groupingBy(Piece::runId))
                .forEach((runId, ofRun) -> byRun.put(
                        runId,
                        ofRun.stream()
                                .collect(Collectors.groupingBy(Piece::attempt, TreeMap::new, Collectors.toList()))
                                .values()
                                .stream()
                                .map(CurveRows::joined)
                                .toList()));
        return byRun;
    }

    private static AttemptCurve joined(List<Piece> attempt) {
        Piece first = attempt.getFirst();
        return new AttemptCurve(
                first.attempt(),
                first.resumedFrom() == null ? OptionalInt.empty() : OptionalInt.of(first.resumedFrom()),
                Curve.joined(attempt.stream().map(Piece::curve).toList()));
    }

    private static Curve curve(ResultSet row, Set<CurveColumn> columns) throws SQLException {
        Integer[] epochs = (Integer[]) array(row, "epochs");
        double[][] values = new double[ALL.size()][];
        for (CurveColumn column : ALL) {
            Double[] boxed = columns.contains(column) ? (Double[]) array(row, column.key()) : null;
            values[column.ordinal()] = numbers(boxed, epochs.length);
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
