package io.grokscape.dashboard.api;

import io.grokscape.dashboard.api.Comparison.Group;
import io.grokscape.dashboard.api.Comparison.RunTrace;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import io.grokscape.dashboard.trace.Band;
import io.grokscape.dashboard.trace.Band.Sampled;
import io.grokscape.dashboard.trace.EpochGrid;
import io.grokscape.dashboard.trace.Metric;
import io.grokscape.dashboard.trace.TraceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many runs at once, from their traces. */
@ApplicationScoped
public class ComparisonQueries {
    private static final String OF_STUDY =
            "read_model.study_run JOIN read_model.run USING (run_id) %s WHERE study_id = ? AND spec IS NOT NULL"
                    + " ORDER BY task, hidden_size, train_size, data_seed, model_seed, position";
    private static final String OF_RUNS = "read_model.run %s WHERE run.run_id = ANY (?) AND spec IS NOT NULL"
            + " ORDER BY task, hidden_size, train_size, data_seed, model_seed, run_id";

    private final Database database;
    private final StoredJson json;

    ComparisonQueries(Database database, StoredJson json) {
        this.database = database;
        this.json = json;
    }

    /**
     * How runs are compared.
     *
     * @param points epochs of the answer at most
     * @param traces whether every run is shown by itself, too
     */
    public record Question(GroupKeys group, Metric metric, int points, boolean traces) {}

    /** All runs of a study. */
    public Comparison ofStudy(String studyId, Question question) {
        return database.read(connection -> compare(connection, question, OF_STUDY, studyId));
    }

    /** Those runs; a run that is not known is a problem. */
    public Comparison ofRuns(Collection<String> runIds, Question question) {
        return database.read(connection -> {
            String[] ids = Sql.textArray(runIds);
            Set<String> missing = new HashSet<>(runIds);
            Sql.query(
                            connection,
                            "SELECT run_id FROM read_model.run WHERE run_id = ANY (?)",
                            row -> row.getString(1),
                            (Object) ids)
                    .forEach(missing::remove);
            if (!missing.isEmpty()) {
                throw ProblemException.notFound(
                        "run", missing.stream().sorted().findFirst().orElseThrow());
            }
            return compare(connection, question, OF_RUNS, ids);
        });
    }

    private record Row(
            String runId, Map<String, Object> key, Sampled sampled, boolean isOld, int[] epochs, float[] points) {}

    private Comparison compare(Connection connection, Question question, String runs, Object which)
            throws SQLException {
        List<Row> rows = read(connection, question, runs, which);
        List<String> old = rows.stream().filter(Row::isOld).map(Row::runId).toList();
        if (!old.isEmpty()) {
            TraceRows.refresh(connection, old);
            rows = read(connection, question, runs, which);
        }
        return compare(question, rows);
    }

    private List<Row> read(Connection connection, Question question, String runs, Object which) throws SQLException {
        String join = "LEFT JOIN read_model.trace ON trace.run_id = run.run_id AND metric = ?";
        String select = "SELECT run.run_id, settled, run.epoch IS NOT NULL"
                + " AND trace.basis IS DISTINCT FROM " + TraceRows.BASIS + " AS old, sampled"
                + (question.traces() ? ", trace.epochs AS trace_epochs, points" : "")
                + question.group().columns() + " FROM ";
        return Sql.query(
                connection,
                select + runs.formatted(join),
                row -> row(row, question),
                question.metric().key(),
                which);
    }

    private Row row(ResultSet row, Question question) throws SQLException {
        float[] sampled = TraceRows.floats(row, "sampled");
        return new Row(
                row.getString("run_id"),
                question.group().read(row, json),
                new Sampled(sampled == null ? new float[0] : sampled, row.getBoolean("settled")),
                row.getBoolean("old"),
                question.traces() ? TraceRows.integers(row, "trace_epochs") : null,
                question.traces() ? TraceRows.floats(row, "points") : null);
    }

    private static Comparison compare(Question question, List<Row> rows) {
        int longest = rows.stream()
                .mapToInt(row -> row.sampled().sampled().length)
                .max()
                .orElse(0);
        int[] indices = longest == 0 ? new int[0] : EpochGrid.spread(EpochGrid.epoch(longest - 1), question.points());
        Map<Map<String, Object>, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
        return new Comparison(
                question.metric().key(),
                Arrays.stream(indices).map(EpochGrid::epoch).toArray(),
                groups.entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue(), indices, question.metric()))
                        .toList(),
                question.traces()
                        ? rows.stream()
                                .filter(row -> row.points() != null)
                                .map(row -> new RunTrace(row.runId(), row.epochs(), finite(row.points())))
                                .toList()
                        : null);
    }

    private static Group group(Map<String, Object> key, List<Row> rows, int[] indices, Metric metric) {
        Band band = Band.of(rows.stream().map(Row::sampled).toList(), indices, metric);
        return new Group(key, rows.stream().map(Row::runId).toList(), band.n(), band.mean(), band.low(), band.high());
    }

    /** JSON has no NaN. */
    private static Float[] finite(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = Float.isFinite(values[i]) ? values[i] : null;
        }
        return boxed;
    }
}
