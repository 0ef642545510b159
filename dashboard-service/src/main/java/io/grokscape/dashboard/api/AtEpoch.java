package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.grokscape.dashboard.readmodel.Sql;
import io.grokscape.dashboard.trace.EpochGrid;
import io.grokscape.dashboard.trace.Metric;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run had measured by some epoch.
 *
 * @param epoch of the grid that is nearest to the one asked for and not after it; the run's last, if it ended before
 * @param values by metric; null where it does not apply
 */
public record AtEpoch(int epoch, @JsonAnyGetter Map<String, Float> values) {
    static final List<String> METRICS = Arrays.stream(Metric.values())
            .filter(metric -> metric != Metric.VALIDATION_MARGIN)
            .map(Metric::key)
            .toList();

    /** Four bytes per value: the one at an index, or the last. */
    private static final String BYTES =
            "substring(sampled FROM 1 + 4 * least(%d, octet_length(sampled) / 4 - 1) FOR 4)";

    /** Not a number, as {@link Float#NaN} is stored. */
    private static final String NAN = "'\\x7fc00000'::bytea";

    /**
     * Columns {@code at_train_loss}, … of a row of {@code run} to sort by: the bytes of numbers that are not negative are
     * in the order of the numbers.
     */
    static String columns(int epoch) {
        String bytes = BYTES.formatted(EpochGrid.indexUpTo(epoch));
        return METRICS.stream()
                .map(metric -> ", (SELECT nullif(" + bytes + ", " + NAN + ") FROM read_model.trace WHERE"
                        + " trace.run_id = run.run_id AND metric = '" + metric + "') AS at_" + metric)
                .collect(Collectors.joining());
    }

    /** Of those runs that have a trace. */
    static Map<String, AtEpoch> of(Connection connection, Collection<String> runIds, int epoch) throws SQLException {
        int asked = EpochGrid.indexUpTo(epoch);
        Map<String, AtEpoch> found = new HashMap<>();
        Sql.query(
                connection,
                "SELECT run_id, metric, least(%d, octet_length(sampled) / 4 - 1) AS index, %s AS value"
                                .formatted(asked, BYTES.formatted(asked))
                        + " FROM read_model.trace WHERE run_id = ANY (?) ORDER BY run_id",
                row -> {
                    AtEpoch at = new AtEpoch(EpochGrid.epoch(row.getInt("index")), new LinkedHashMap<>());
                    float value = ByteBuffer.wrap(row.getBytes("value")).getFloat();
                    return found.computeIfAbsent(row.getString("run_id"), id -> at)
                            .values()
                            .put(row.getString("metric"), Float.isFinite(value) ? value : null);
                },
                (Object) Sql.textArray(new ArrayList<>(runIds)));
        return found;
    }
}
