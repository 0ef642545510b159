package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import io.grokscape.dashboard.trace.TraceRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as rows of a table: a study's, or all there are. */
@ApplicationScoped
public class RunList {
    static final String SHOWN_ATTEMPT = "coalesce(run.completed_attempt, run.latest_attempt) AS attempt";

    /** Of a running run the trace may be behind; the newest measurement never is. */
    static final String BEST = "greatest((SELECT best FROM read_model.trace WHERE trace.run_id = run.run_id"
            + " AND metric = 'validation_accuracy'), nullif(run.validation_accuracy, 'NaN'))";

    private static final String COLUMNS =
            "run.*, position, " + SHOWN_ATTEMPT + ", " + BEST + " AS best_validation_accuracy";
    private static final String OF_STUDY =
            " FROM read_model.study_run JOIN read_model.run USING (run_id) WHERE study_id = ? AND ";
    private static final String OF_ALL =
            " FROM (SELECT *, NULL::integer AS position FROM read_model.run) run WHERE spec IS NOT NULL AND ";

    private final Database database;
    private final StoredJson json;

    RunList(Database database, StoredJson json) {
        this.database = database;
        this.json = json;
    }

    /**
     * What of a list is asked for.
     *
     * @param sort a key, with {@code -} before it for falling order
     * @param atEpoch whose values are added; null for none
     */
    public record Query(RunFilter filter, int offset, int limit, String sort, Integer atEpoch) {}

    /** A study's runs; empty if there is no such study. */
    public Optional<Page<RunSummary>> ofStudy(String studyId, Query query) {
        return database.read(connection -> StudyQueries.exists(connection, studyId)
                ? Optional.of(page(connection, OF_STUDY, List.of(studyId), query))
                : Optional.empty());
    }

    /** The runs of all studies. */
    public Page<RunSummary> ofAll(Query query) {
        return database.read(connection -> page(connection, OF_ALL, List.of(), query));
    }

    private Page<RunSummary> page(Connection connection, String from, List<Object> of, Query query)
            throws SQLException {
        Condition condition = query.filter().condition();
        String order = RunSort.orderBy(query.sort(), query.atEpoch() != null);
        String which = from + condition.sql();
        int total = Sql.query(connection, "SELECT count(*)" + which, row -> row.getInt(1), condition.parameters(of))
                .getFirst();
        if (query.atEpoch() != null) {
            TraceRows.refresh(connection, running(connection, which, condition.parameters(of)));
        }
        boolean sortedAt = order.startsWith("at_");
        List<RunSummary> items = Sql.query(
                connection,
                "SELECT " + COLUMNS + (sortedAt ? AtEpoch.columns(query.atEpoch()) : "") + which + " ORDER BY " + order
                        + " LIMIT ? OFFSET ?",
                this::summary,
                condition.parameters(of, query.limit(), query.offset()));
        return new Page<>(total, query.offset(), query.limit(), withValues(connection, items, query.atEpoch()));
    }

    private static List<String> running(Connection connection, String which, Object[] parameters) throws SQLException {
        return Sql.query(
                connection,
                "SELECT run_id" + which + " AND run.state = 'running'",
                row -> row.getString("run_id"),
                parameters);
    }

    private static List<RunSummary> withValues(Connection connection, List<RunSummary> runs, Integer epoch)
            throws SQLException {
        if (epoch == null) {
            return runs;
        }
        Map<String, AtEpoch> values =
                AtEpoch.of(connection, runs.stream().map(RunSummary::runId).toList(), epoch);
        return runs.stream().map(run -> run.at(values.get(run.runId()))).toList();
    }

    /** A study's runs that changed between two revisions, first included, second not. */
    public List<RunSummary> changed(String studyId, long from, long to, int limit) {
        return database.read(connection -> Sql.query(
                connection,
                "SELECT " + COLUMNS + OF_STUDY + "revision >= ? AND revision < ? ORDER BY position LIMIT ?",
                this::summary,
                studyId,
                from,
                to,
                limit));
    }

    private RunSummary summary(ResultSet row) throws SQLException {
        JsonNode spec = json.tree(row.getString("spec"));
        return new RunSummary(
                row.getString("run_id"),
                Sql.integer(row, "position"),
                spec,
                row.getString("state"),
                row.getInt("attempt"),
                Sql.integer(row, "epochs"),
                Sql.integer(row, "epoch"),
                "running".equals(row.getString("state")) ? Sql.number(row, "epochs_per_second") : null,
                row.getString("dynamic"),
                row.getObject("provisional", Boolean.class),
                Sql.number(row, "confidence"),
                Sql.number(row, "train_loss"),
                Sql.number(row, "train_accuracy"),
                Sql.number(row, "validation_loss"),
                Sql.number(row, "validation_accuracy"),
                Sql.number(row, "parameter_norm"),
                Sql.number(row, "best_validation_accuracy"),
                row.getString("trainer"),
                row.getString("reason"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                Sql.texts(row, "tags"),
                null);
    }
}
