package io.grokscape.dashboard.api;

import io.grokscape.dashboard.readmodel.RunState;
import io.grokscape.dashboard.readmodel.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far studies are. */
final class StudySummaries {
    static final List<String> DYNAMICS = List.of(
            "GROKKING",
            "SEMI_GROKKING",
            "UNGROKKING",
            "PROGRESSION",
            "STALLED",
            "UNDECIDED",
            "NOT_APPLICABLE",
            "FAILED");

    private StudySummaries() {}

    /**
     * Of studies as a query gives them, the newest first.
     *
     * @param speedWindowSeconds a running run not heard of for this long has no speed
     */
    static List<StudySummary> read(Connection connection, long speedWindowSeconds, String studies, Object... parameters)
            throws SQLException {
        String states = counts(
                "run.state",
                List.of(RunState.values()).stream().map(RunState::key).toList());
        String dynamics = counts("run.dynamic", DYNAMICS);
        return Sql.query(
                connection,
                """
                SELECT s.study_id, s.name, s.question, s.state AS study_state, s.submitted_at, s.run_count,
                    count(run.run_id) AS runs,
                    count(*) FILTER (WHERE run.provisional) AS provisional,
                    count(*) FILTER (WHERE run.state = 'completed' AND run.ended_at < s.submitted_at) AS trained_before,
                    coalesce(sum(run.epochs), 0) AS epochs_total,
                    coalesce(sum(CASE WHEN run.state IN ('completed', 'failed', 'cancelled') THEN run.epochs
                        ELSE least(coalesce(run.epoch, 0), run.epochs) END), 0) AS epochs_done,
                    coalesce(sum(run.epochs_per_second) FILTER (WHERE run.state = 'running'
                        AND run.measured_at > now() - make_interval(secs => %d)), 0) AS speed
                    %s %s
                FROM %s s
                LEFT JOIN read_model.study_run USING (study_id) LEFT JOIN read_model.run USING (run_id)
                GROUP BY s.study_id, s.name, s.question, s.state, s.submitted_at, s.run_count
                ORDER BY s.submitted_at DESC, s.study_id
                """.formatted(speedWindowSeconds, states, dynamics, studies),
                StudySummaries::summary,
                parameters);
    }

    /** Constants only: values of enums and of a fixed list. */
    private static String counts(String column, List<String> values) {
        return values.stream()
                .map(value ->
                        ", count(*) FILTER (WHERE %s = '%s') AS \"%s.%s\"".formatted(column, value, column, value))
                .collect(Collectors.joining());
    }

    private static StudySummary summary(ResultSet row) throws SQLException {
        Map<String, Integer> states = new LinkedHashMap<>();
        for (RunState state : RunState.values()) {
            states.put(state.key(), row.getInt("run.state." + state.key()));
        }
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        for (String dynamic : DYNAMICS) {
            int count = row.getInt("run.dynamic." + dynamic);
            if (count > 0) {
                verdicts.put(dynamic, count);
            }
        }
        long done = row.getLong("epochs_done");
        long total = row.getLong("epochs_total");
        double speed = row.getDouble("speed");
        return new StudySummary(
                row.getString("study_id"),
                row.getString("name"),
                row.getString("question"),
                row.getString("study_state"),
                Sql.instant(row, "submitted_at"),
                Math.max(row.getInt("runs"), row.getInt("run_count")),
                states,
                verdicts,
                row.getInt("provisional"),
                row.getInt("trained_before"),
                done,
                total,
                total == 0 ? 0 : (double) done / total,
                speed,
                speed > 0 && done < total ? (total - done) / speed : null,
                null);
    }
}
