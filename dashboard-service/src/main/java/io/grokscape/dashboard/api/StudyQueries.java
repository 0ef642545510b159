package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.api.StudyDetail.Cell;
import io.grokscape.dashboard.api.StudyDetail.Seed;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.RunState;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Studies as the API shows them. */
@ApplicationScoped
public class StudyQueries {
    static final List<String> DYNAMICS = List.of(
            "GROKKING",
            "SEMI_GROKKING",
            "UNGROKKING",
            "PROGRESSION",
            "STALLED",
            "UNDECIDED",
            "NOT_APPLICABLE",
            "FAILED");

    private final Database database;
    private final StoredJson json;
    private final long speedWindowSeconds;

    StudyQueries(Database database, StoredJson json, DashboardConfig config) {
        this.database = database;
        this.json = json;
        this.speedWindowSeconds = config.speedWindow().toSeconds();
    }

    /** The newest studies first. */
    public Page<StudySummary> page(int offset, int limit) {
        return database.read(connection -> {
            int total = Sql.query(connection, "SELECT count(*) FROM read_model.study", row -> row.getInt(1))
                    .getFirst();
            List<StudySummary> items = summaries(
                    connection,
                    "(SELECT * FROM read_model.study ORDER BY submitted_at DESC, study_id LIMIT ? OFFSET ?)",
                    limit,
                    offset);
            return new Page<>(total, offset, limit, items);
        });
    }

    /** One study without its cells. */
    public Optional<StudySummary> summary(String id) {
        return database.read(
                connection -> summaries(connection, "(SELECT * FROM read_model.study WHERE study_id = ?)", id).stream()
                        .findFirst());
    }

    /** One study with its zone map and findings. */
    public Optional<StudyDetail> detail(String id) {
        return summary(id)
                .map(summary -> database.read(connection -> {
                    Words words = words(connection, id);
                    return new StudyDetail(
                            summary,
                            words.yaml(),
                            words.notes(),
                            words.tags(),
                            cells(connection, id),
                            findings(connection, id));
                }));
    }

    /** What people wrote: the study itself, and on it. */
    private record Words(String yaml, JsonNode notes, List<String> tags) {}

    private Words words(Connection connection, String id) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT yaml, notes, tags FROM read_model.study WHERE study_id = ?",
                        row -> new Words(row.getString(1), json.tree(row.getString(2)), Sql.texts(row, "tags")),
                        id)
                .stream()
                .findFirst()
                .orElse(new Words("", json.tree("[]"), List.of()));
    }

    private List<JsonNode> findings(Connection connection, String id) throws SQLException {
        return Sql.query(
                connection,
                "SELECT json FROM read_model.finding WHERE study_id = ? ORDER BY kind, which",
                row -> json.tree(row.getString(1)),
                id);
    }

    private List<StudySummary> summaries(Connection connection, String studies, Object... parameters)
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
                StudyQueries::summary,
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
                done,
                total,
                total == 0 ? 0 : (double) done / total,
                speed,
                speed > 0 && done < total ? (total - done) / speed : null);
    }

    private static List<Cell> cells(Connection connection, String id) throws SQLException {
        record Key(String task, int hiddenSize, int trainSize) {}
        Map<Key, List<Seed>> cells = new LinkedHashMap<>();
        Sql.query(
                connection,
                """
                SELECT run.* FROM read_model.study_run JOIN read_model.run USING (run_id)
                WHERE study_id = ? AND spec IS NOT NULL
                ORDER BY task, hidden_size, train_size, data_seed, model_seed, position
                """,
                row -> cells.computeIfAbsent(
                                new Key(row.getString("task"), row.getInt("hidden_size"), row.getInt("train_size")),
                                key -> new ArrayList<>())
                        .add(seed(row)),
                id);
        return cells.entrySet().stream()
                .map(cell -> new Cell(
                        cell.getKey().task(),
                        cell.getKey().hiddenSize(),
                        cell.getKey().trainSize(),
                        mean(cell.getValue()),
                        cell.getValue()))
                .toList();
    }

    private static Seed seed(ResultSet row) throws SQLException {
        return new Seed(
                row.getString("run_id"),
                row.getLong("data_seed"),
                row.getLong("model_seed"),
                row.getString("state"),
                row.getString("dynamic"),
                row.getObject("provisional", Boolean.class),
                Sql.number(row, "validation_accuracy"));
    }

    private static Double mean(List<Seed> seeds) {
        OptionalDouble mean = seeds.stream()
                .map(Seed::validationAccuracy)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }
}
