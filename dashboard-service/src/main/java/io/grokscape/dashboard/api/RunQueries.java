package io.grokscape.dashboard.api;

import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.LogThinning;
import io.grokscape.dashboard.readmodel.CurveRows;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs and their curves as the API shows them. */
@ApplicationScoped
public class RunQueries {
    static final String SHOWN_ATTEMPT = "coalesce(run.completed_attempt, run.latest_attempt) AS attempt";

    private final Database database;
    private final StoredJson json;

    RunQueries(Database database, StoredJson json) {
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

    private RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getString("run_id"),
                Sql.integer(row, "position"),
                json.tree(row.getString("spec")),
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
}
