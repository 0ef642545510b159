package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.StudyHead;
import io.grokscape.report.study.VerdictRecord;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A study as the read model holds it, read run by run for tables and figures. */
final class StoredStudy implements RecordedStudy {
    private static final int PAGE = 200;
    private static final String RUNS = """
            SELECT run.*, position, %s, verdict.run_id IS NOT NULL AS judged, verdict.attempt AS judged_attempt,
                verdict.rules_version, verdict.explanation, verdict.evidence, verdict.judged_at
            FROM read_model.study_run JOIN read_model.run USING (run_id) LEFT JOIN read_model.verdict USING (run_id)
            WHERE study_id = ? AND position > ? ORDER BY position LIMIT ?
            """.formatted(RunList.SHOWN_ATTEMPT);

    private final Database database;
    private final CurveQueries curves;
    private final StoredJson json;
    private final StudyHead head;

    StoredStudy(Database database, CurveQueries curves, StoredJson json, StudyHead head) {
        this.database = database;
        this.curves = curves;
        this.json = json;
        this.head = head;
    }

    private record Placed(int position, RunRecord run) {}

    @Override
    public StudyHead head() {
        return head;
    }

    @Override
    public void eachRun(RunVisitor visitor) throws IOException, InterruptedException {
        int after = -1;
        while (true) {
            int from = after;
            List<Placed> page =
                    database.read(connection -> Sql.query(connection, RUNS, this::placed, head.id(), from, PAGE));
            if (page.isEmpty()) {
                return;
            }
            for (Placed placed : page) {
                visitor.visit(placed.run());
            }
            after = page.getLast().position();
        }
    }

    @Override
    public CurveRecord curve(String runId, int points) {
        return curves.curve(runId, points).map(CurveView::record).orElseThrow();
    }

    private Placed placed(ResultSet row) throws SQLException {
        RunRecord run = new RunRecord(
                row.getString("run_id"),
                json.tree(row.getString("spec")),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getString("trainer"),
                row.getString("engine"),
                Sql.integer(row, "epochs"),
                Sql.integer(row, "epoch"),
                row.getBoolean("settled"),
                Sql.number(row, "training_seconds"),
                time(row, "started_at"),
                time(row, "ended_at"),
                Sql.number(row, "train_loss"),
                Sql.number(row, "train_accuracy"),
                Sql.number(row, "validation_loss"),
                Sql.number(row, "validation_accuracy"),
                Sql.number(row, "parameter_norm"),
                row.getBoolean("judged") ? verdict(row) : null);
        return new Placed(row.getInt("position"), run);
    }

    private VerdictRecord verdict(ResultSet row) throws SQLException {
        JsonNode evidence = json.tree(row.getString("evidence"));
        return new VerdictRecord(
                row.getString("dynamic"),
                row.getDouble("confidence"),
                row.getBoolean("provisional"),
                row.getInt("judged_attempt"),
                row.getString("rules_version"),
                row.getString("explanation"),
                evidence,
                time(row, "judged_at"));
    }

    private static String time(ResultSet row, String column) throws SQLException {
        Instant time = Sql.instant(row, column);
        return time == null ? null : time.toString();
    }
}
