package io.grokscape.dashboard.readmodel;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What changed, between two horizons. A horizon is the oldest transaction still running: every row revised by an older
 * one is visible, and no older one can still commit. So windows between horizons miss nothing and overlap nowhere.
 */
@ApplicationScoped
public class Revisions {
    private final Database database;

    Revisions(Database database) {
        this.database = database;
    }

    /** The horizon now. */
    public long horizon() {
        return database.read(connection -> Sql.query(
                        connection,
                        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
                        row -> row.getLong(1))
                .getFirst());
    }

    /** Whether any study or run changed; first included, second not. */
    public boolean anything(long from, long to) {
        return exists("""
                SELECT EXISTS (SELECT 1 FROM read_model.run WHERE revision >= ? AND revision < ?)
                    OR EXISTS (SELECT 1 FROM read_model.study WHERE revision >= ? AND revision < ?)
                """, from, to, from, to);
    }

    /** Whether a study or one of its runs changed. */
    public boolean study(String id, long from, long to) {
        return exists("""
                SELECT EXISTS (SELECT 1 FROM read_model.study WHERE study_id = ? AND revision >= ? AND revision < ?)
                    OR EXISTS (SELECT 1 FROM read_model.run JOIN read_model.study_run USING (run_id)
                        WHERE study_id = ? AND revision >= ? AND revision < ?)
                """, id, from, to, id, from, to);
    }

    /** Whether a run changed. */
    public boolean run(String id, long from, long to) {
        return exists(
                "SELECT EXISTS (SELECT 1 FROM read_model.run WHERE run_id = ? AND revision >= ? AND revision < ?)",
                id,
                from,
                to);
    }

    private boolean exists(String sql, Object... parameters) {
        return database.read(connection -> first(connection, sql, parameters));
    }

    private static boolean first(Connection connection, String sql, Object... parameters) throws SQLException {
        return Sql.query(connection, sql, row -> row.getBoolean(1), parameters).getFirst();
    }
}
