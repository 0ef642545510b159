package io.grokscape.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.LogThinning;
import io.grokscape.dashboard.readmodel.CurveRows;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs and their curves as the API shows them. */
@ApplicationScoped
public class RunQueries {
    private static final String SHOWN_ATTEMPT = "coalesce(run.completed_attempt, run.latest_attempt) AS attempt";

    private final Database database;
    private final ObjectMapper json;

    RunQueries(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Which of a study's runs; a null part accepts all.
     *
     * @param trainSize D
     */
    public record Filter(String task, Integer hiddenSize, Integer trainSize) {
        private static final String SQL = " AND (?::text IS NULL OR task = ?) AND (?::int IS NULL OR hidden_size = ?)"
                + " AND (?::int IS NULL OR train_size = ?)";

        private Object[] parameters(String studyId, Object... more) {
            List<Object> all = new ArrayList<>();
            all.add(studyId);
            for (Object part : new Object[] {task, hiddenSize, trainSize}) {
                all.add(part);
                all.add(part);
            }
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    /** A study's runs; empty if there is no such study. */
    public Optional<Page<RunSummary>> page(String studyId, Filter filter, int offset, int limit, String sort) {
        String order = RunSort.orderBy(sort);
        return database.read(connection -> {
            if (Sql.query(connection, "SELECT 1 FROM read_model.study WHERE study_id = ?", row -> 1, studyId)
                    .isEmpty()) {
                return Optional.empty();
            }
            int total = Sql.query(
                            connection,
                            "SELECT count(*) FROM read_model.study_run JOIN read_model.run USING (run_id)"
                                    + " WHERE study_id = ?" + Filter.SQL,
                            row -> row.getInt(1),
                            filter.parameters(studyId))
                    .getFirst();
            List<RunSummary> items = Sql.query(
                    connection,
                    "SELECT run.*, position, " + SHOWN_ATTEMPT
                            + " FROM read_model.study_run JOIN read_model.run USING (run_id) WHERE study_id = ?"
                            + Filter.SQL + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                    this::summary,
                    filter.parameters(studyId, limit, offset));
            return Optional.of(new Page<>(total, offset, limit, items));
        });
    }

    /** A study's runs that changed between two revisions, first included, second not. */
    public List<RunSummary> changed(String studyId, long from, long to, int limit) {
        return database.read(connection -> Sql.query(
                connection,
                "SELECT run.*, position, " + SHOWN_ATTEMPT
                        + " FROM read_model.study_run JOIN read_model.run USING (run_id)"
                        + " WHERE study_id = ? AND revision >= ? AND revision < ? ORDER BY position LIMIT ?",
                this::summary,
                studyId,
                from,
                to,
                limit));
    }

    /** A run with its log. */
    public Optional<RunDetail> detail(String runId) {
        return database.read(connection -> {
            List<RunDetail.Event> events = events(connection, runId);
            List<RunDetail.Attempt> attempts = attempts(connection, runId);
            List<RunDetail.StudyName> studies = Sql.query(
                    connection,
                    """
                    SELECT study_id, coalesce(name, study_id) AS name FROM read_model.study_run
                    LEFT JOIN read_model.study USING (study_id) WHERE run_id = ? ORDER BY study_id
                    """,
                    row -> new RunDetail.StudyName(row.getString("study_id"), row.getString("name")),
                    runId);
            RunDetail.Verdict verdict = Sql.query(
                            connection, "SELECT * FROM read_model.verdict WHERE run_id = ?", this::verdict, runId)
                    .stream()
                    .findFirst()
                    .orElse(null);
            return Sql.query(
                            connection,
                            "SELECT run.*, " + SHOWN_ATTEMPT + " FROM read_model.run WHERE run_id = ?",
                            row -> detail(row, verdict, attempts, events, studies),
                            runId)
                    .stream()
                    .findFirst();
        });
    }

    /** The visible curve of a run, thinned to at most this many points; empty if there is no such run. */
    public Optional<CurveView> curve(String runId, int points) {
        return database.read(connection -> {
            if (Sql.query(connection, "SELECT 1 FROM read_model.run WHERE run_id = ?", row -> 1, runId)
                    .isEmpty()) {
                return Optional.empty();
            }
            List<AttemptCurve> attempts = CurveRows.attempts(connection, runId);
            Curve whole = AttemptCurve.lineage(attempts);
            return Optional.of(CurveView.of(runId, newest(attempts), whole.size(), LogThinning.thin(whole, points)));
        });
    }

    /** What the visible curve has beyond a point already seen; everything, if another attempt counts now. */
    public CurveView curveAfter(String runId, int attempt, int epoch) {
        return database.read(connection -> {
            List<AttemptCurve> attempts = CurveRows.attempts(connection, runId);
            Curve whole = AttemptCurve.lineage(attempts);
            Curve fresh = newest(attempts) == attempt ? whole.after(epoch) : whole;
            return CurveView.of(runId, newest(attempts), whole.size(), fresh);
        });
    }

    private static int newest(List<AttemptCurve> attempts) {
        return attempts.isEmpty() ? 0 : attempts.getLast().attempt();
    }

    private List<RunDetail.Event> events(Connection connection, String runId) throws SQLException {
        return Sql.query(
                connection,
                "SELECT * FROM read_model.event WHERE run_id = ? ORDER BY occurred_at, sequence",
                row -> new RunDetail.Event(
                        row.getString("kind"),
                        row.getInt("attempt"),
                        Sql.instant(row, "occurred_at"),
                        row.getString("source"),
                        tree(row.getString("detail"))),
                runId);
    }

    private static List<RunDetail.Attempt> attempts(Connection connection, String runId) throws SQLException {
        return Sql.query(
                connection,
                """
                SELECT attempt,
                    max(source) FILTER (WHERE kind IN ('started', 'resumed')) AS trainer,
                    max(detail->>'engine') AS engine,
                    coalesce(max((detail->>'from_epoch')::integer) FILTER (WHERE kind = 'resumed'), 0) AS from_epoch,
                    (SELECT epochs[cardinality(epochs)] FROM read_model.curve
                        WHERE curve.run_id = e.run_id AND curve.attempt = e.attempt) AS last_epoch,
                    max(kind) FILTER (WHERE kind IN ('completed', 'failed', 'cancelled', 'handed_back')) AS outcome
                FROM read_model.event e WHERE run_id = ? AND attempt > 0 GROUP BY run_id, attempt ORDER BY attempt
                """,
                row -> new RunDetail.Attempt(
                        row.getInt("attempt"),
                        row.getString("trainer"),
                        row.getString("engine"),
                        Sql.integer(row, "from_epoch"),
                        Sql.integer(row, "last_epoch"),
                        row.getString("outcome")),
                runId);
    }

    private RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getString("run_id"),
                Sql.integer(row, "position"),
                tree(row.getString("spec")),
                row.getString("state"),
                row.getInt("attempt"),
                Sql.integer(row, "epochs"),
                Sql.integer(row, "epoch"),
                "running".equals(row.getString("state")) ? Sql.number(row, "epochs_per_second") : null,
                row.getString("dynamic"),
                row.getObject("provisional", Boolean.class),
                Sql.number(row, "confidence"),
                Sql.number(row, "train_accuracy"),
                Sql.number(row, "validation_accuracy"));
    }

    private RunDetail.Verdict verdict(ResultSet row) throws SQLException {
        return new RunDetail.Verdict(
                row.getString("dynamic"),
                row.getDouble("confidence"),
                row.getBoolean("provisional"),
                row.getInt("attempt"),
                row.getString("rules_version"),
                row.getString("explanation"),
                tree(row.getString("evidence")),
                Sql.instant(row, "judged_at"));
    }

    private RunDetail detail(
            ResultSet row,
            RunDetail.Verdict verdict,
            List<RunDetail.Attempt> attempts,
            List<RunDetail.Event> events,
            List<RunDetail.StudyName> studies)
            throws SQLException {
        return new RunDetail(
                row.getString("run_id"),
                tree(row.getString("spec")),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getString("trainer"),
                row.getString("engine"),
                Sql.integer(row, "epochs"),
                Sql.integer(row, "epoch"),
                "running".equals(row.getString("state")) ? Sql.number(row, "epochs_per_second") : null,
                row.getBoolean("settled"),
                Sql.number(row, "training_seconds"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                Sql.number(row, "train_loss"),
                Sql.number(row, "train_accuracy"),
                Sql.number(row, "validation_loss"),
                Sql.number(row, "validation_accuracy"),
                Sql.number(row, "parameter_norm"),
                verdict,
                attempts,
                events,
                studies);
    }

    private JsonNode tree(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the read model holds no JSON where it should", e);
        }
    }
}
