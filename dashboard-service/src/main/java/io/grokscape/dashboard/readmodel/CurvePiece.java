package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one batch of measurements says of an attempt: a row of arrays, named by the epochs it spans. It is written once,
 * however long the curve it belongs to.
 *
 * @param curve not empty
 * @param epochsPerSecond null if it is not known
 * @param at when it was said
 * @param source by whom
 */
record CurvePiece(String runId, int attempt, Curve curve, Double epochsPerSecond, Instant at, String source) {
    private static final String INSERT = "INSERT INTO read_model.curve_piece"
            + " (run_id, attempt, first_epoch, last_epoch, epochs, " + columns("%s")
            + ", epochs_per_second, measured_at, source) VALUES (?, ?, ?, ?, ?, " + columns("?") + ", ?, ?, ?)"
            + " ON CONFLICT (run_id, attempt, last_epoch, first_epoch) DO UPDATE SET epochs = excluded.epochs, "
            + columns("%1$s = excluded.%1$s")
            + ", epochs_per_second = excluded.epochs_per_second, measured_at = excluded.measured_at,"
            + " source = excluded.source";

    private record Name(String runId, int attempt, int firstEpoch, int lastEpoch) {}

    private static String columns(String each) {
        return Arrays.stream(CurveColumn.values())
                .map(column -> each.formatted(column.key()))
                .collect(Collectors.joining(", "));
    }

    /** Writes the pieces; of those with one name, also of those that are there, the later counts. */
    static void write(Connection connection, Collection<CurvePiece> pieces) throws SQLException {
        Map<Name, CurvePiece> latest = new LinkedHashMap<>();
        pieces.forEach(piece -> latest.put(piece.name(), piece));
        Sql.batch(
                connection,
                INSERT,
                latest.values().stream().map(CurvePiece::parameters).toList());
    }

    /** Makes this all there is of the attempt. */
    void replaceAll(Connection connection) throws SQLException {
        Sql.update(connection, "DELETE FROM read_model.curve_piece WHERE run_id = ? AND attempt = ?", runId, attempt);
        write(connection, List.of(this));
    }

    private Name name() {
        return new Name(runId, attempt, curve.firstEpoch(), curve.lastEpoch());
    }

    private Object[] parameters() {
        List<Object> parameters =
                new ArrayList<>(List.of(runId, attempt, curve.firstEpoch(), curve.lastEpoch(), curve.epochs()));
        for (CurveColumn column : CurveColumn.values()) {
            boolean stored = column.isAlwaysShown() || curve.has(column);
            parameters.add(stored ? curve.column(column) : null);
        }
        parameters.add(epochsPerSecond);
        parameters.add(at);
        parameters.add(source);
        return parameters.toArray();
    }
}
