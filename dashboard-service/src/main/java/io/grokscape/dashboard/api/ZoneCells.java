package io.grokscape.dashboard.api;

import io.grokscape.dashboard.api.StudyDetail.Cell;
import io.grokscape.dashboard.api.StudyDetail.Seed;
import io.grokscape.dashboard.readmodel.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** The cells of a study's zone map: its runs by task, model size and data size. */
final class ZoneCells {
    private ZoneCells() {}

    static List<Cell> read(Connection connection, String id) throws SQLException {
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
