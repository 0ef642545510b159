package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dashboard.api.Accuracy.Point;
import io.grokscape.dashboard.api.Accuracy.Seed;
import io.grokscape.dashboard.api.Accuracy.Series;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import io.grokscape.dashboard.trace.MeanInterval;
import io.grokscape.dashboard.trace.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a study's completed runs end with, over a size of the model, the data or the labels. */
@ApplicationScoped
public class AccuracyQueries {
    private static final String COMPLETED = """
            SELECT run_id, spec, data_seed, run.dynamic, run.train_accuracy, run.validation_accuracy,
                (verdict.evidence->>'train_accuracy')::double precision AS median_train,
                (verdict.evidence->>'validation_accuracy')::double precision AS median_validation
            FROM read_model.study_run JOIN read_model.run USING (run_id)
            LEFT JOIN read_model.verdict USING (run_id)
            WHERE study_id = ? AND spec IS NOT NULL AND state = 'completed'
            ORDER BY task, hidden_size, train_size, data_seed, position
            """;

    private final Database database;
    private final StudyQueries studies;
    private final StoredJson json;

    AccuracyQueries(Database database, StudyQueries studies, StoredJson json) {
        this.database = database;
        this.studies = studies;
        this.json = json;
    }

    private record Ended(JsonNode spec, String runId, long seed, String dynamic, Double train, Double validation) {
        Seed seed(Metric metric) {
            return new Seed(runId, seed, metric == Metric.TRAIN_ACCURACY ? train : validation, dynamic);
        }
    }

    /** Of a study. */
    public Accuracy of(String studyId, String over) {
        return database.read(connection ->
                new Accuracy(over, series(runs(connection, studyId), over, studies.findings(connection, studyId))));
    }

    private List<Ended> runs(Connection connection, String studyId) throws SQLException {
        return Sql.query(
                connection,
                COMPLETED,
                row -> new Ended(
                        json.tree(row.getString("spec")),
                        row.getString("run_id"),
                        row.getLong("data_seed"),
                        row.getString("dynamic"),
                        either(Sql.number(row, "median_train"), Sql.number(row, "train_accuracy")),
                        either(Sql.number(row, "median_validation"), Sql.number(row, "validation_accuracy"))),
                studyId);
    }

    private static Double either(Double median, Double last) {
        return median == null ? last : median;
    }

    private static List<Series> series(List<Ended> runs, String over, List<JsonNode> findings) {
        SeriesKeys keys = SeriesKeys.of(runs.stream().map(Ended::spec).toList(), over);
        Map<Map<String, Object>, List<Ended>> bySeries = runs.stream()
                .collect(Collectors.groupingBy(run -> keys.of(run.spec()), LinkedHashMap::new, Collectors.toList()));
        List<Series> series = new ArrayList<>();
        bySeries.forEach((key, of) -> {
            JsonNode spec = of.getFirst().spec();
            Metric metric = of.stream().allMatch(run -> run.validation() == null)
                    ? Metric.TRAIN_ACCURACY
                    : Metric.VALIDATION_ACCURACY;
            series.add(new Series(
                    key,
                    metric.key(),
                    points(of, over, metric),
                    over.equals("hidden_size") ? FindingMatch.find(findings, "double_descent", spec) : null,
                    over.equals("train_size") ? FindingMatch.find(findings, "critical_dataset_size", spec) : null));
        });
        return series;
    }

    private static List<Point> points(List<Ended> runs, String over, Metric metric) {
        TreeMap<Integer, List<Seed>> bySize = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> run.spec().path(over).asInt(),
                        TreeMap::new,
                        Collectors.mapping(run -> run.seed(metric), Collectors.toList())));
        return bySize.entrySet().stream()
                .map(point -> point(point.getKey(), point.getValue(), metric))
                .toList();
    }

    private static Point point(int size, List<Seed> seeds, Metric metric) {
        double[] values = seeds.stream()
                .map(Seed::value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        MeanInterval interval = MeanInterval.of(values, values.length, metric);
        return new Point(size, interval.mean(), interval.low(), interval.high(), seeds);
    }
}
