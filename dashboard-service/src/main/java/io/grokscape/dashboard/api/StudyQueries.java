package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Studies as the API shows them. */
@ApplicationScoped
public class StudyQueries {
    private final Database database;
    private final StoredJson json;
    private final long speedWindowSeconds;

    StudyQueries(Database database, StoredJson json, DashboardConfig config) {
        this.database = database;
        this.json = json;
        this.speedWindowSeconds = config.speedWindow().toSeconds();
    }

    /** Whether there is such a study. */
    static boolean exists(Connection connection, String id) throws SQLException {
        return !Sql.query(connection, "SELECT 1 FROM read_model.study WHERE study_id = ?", row -> 1, id)
                .isEmpty();
    }

    /** The newest studies first. */
    public Page<StudySummary> page(int offset, int limit) {
        return database.read(connection -> {
            int total = Sql.query(connection, "SELECT count(*) FROM read_model.study", row -> row.getInt(1))
                    .getFirst();
            List<StudySummary> items = StudySummaries.read(
                    connection,
                    speedWindowSeconds,
                    "(SELECT * FROM read_model.study ORDER BY submitted_at DESC, study_id LIMIT ? OFFSET ?)",
                    limit,
                    offset);
            return new Page<>(total, offset, limit, Zones.of(connection, items));
        });
    }

    /** All studies of these names, the newest first. */
    List<StudySummary> named(Collection<String> names) {
        return database.read(connection -> StudySummaries.read(
                connection, speedWindowSeconds, "(SELECT * FROM read_model.study WHERE name = ANY (?))", (Object)
                        Sql.textArray(names)));
    }

    /** One study without its cells. */
    public Optional<StudySummary> summary(String id) {
        return database.read(
                connection -> StudySummaries.read(
                                connection,
                                speedWindowSeconds,
                                "(SELECT * FROM read_model.study WHERE study_id = ?)",
                                id)
                        .stream()
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
                            ZoneCells.read(connection, id),
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

    List<JsonNode> findings(Connection connection, String id) throws SQLException {
        return Sql.query(
                connection,
                "SELECT json FROM read_model.finding WHERE study_id = ? ORDER BY kind, which",
                row -> json.tree(row.getString(1)),
                id);
    }
}
