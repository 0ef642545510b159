package io.grokscape.dashboard.api;

import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** All about one run except its curve. */
@ApplicationScoped
public class RunDetailQueries {
    private final Database database;
    private final StoredJson json;

    RunDetailQueries(Database database, StoredJson json) {
        this.database = database;
        this.json = json;
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
                            "SELECT run.*, " + RunList.SHOWN_ATTEMPT + " FROM read_model.run WHERE run_id = ?",
                            row -> detail(row, verdict, attempts, events, studies),
                            runId)
                    .stream()
                    .findFirst();
        });
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
                        json.tree(row.getString("detail"))),
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
                    (SELECT max(last_epoch) FROM read_model.curve_piece piece
                        WHERE piece.run_id = e.run_id AND piece.attempt = e.attempt) AS last_epoch,
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

    private RunDetail.Verdict verdict(ResultSet row) throws SQLException {
        return new RunDetail.Verdict(
                row.getString("dynamic"),
                row.getDouble("confidence"),
                row.getBoolean("provisional"),
                row.getInt("attempt"),
                row.getString("rules_version"),
                row.getString("explanation"),
                json.tree(row.getString("evidence")),
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
                json.tree(row.getString("spec")),
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
                studies,
                json.tree(row.getString("notes")),
                Sql.texts(row, "tags"));
    }
}
