package io.grokscape.benchmarks.dashboard;

import io.grokscape.drills.site.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A read model of ten thousand runs with 400 measurements each: seven studies of 1,500 runs, 15 widths by 20 data sizes by
 * five seeds. Written by the database itself, in the form in which the projections leave it.
 */
final class LargeReadModel {
    private static final int SEEDS = 5;
    private static final int RUNS_PER_STUDY = 1500;
    private static final int BATCH = 100;
    private static final int FIRST_MODULUS = 59;

    private final Database database;

    LargeReadModel(Database database) {
        this.database = database;
    }

    /** Adds studies until there are so many runs, and curves to all that have none. */
    void fill(int runs) throws SQLException, IOException {
        long there = database.count("SELECT count(*) FROM read_model.run");
        for (int number = (int) (there / RUNS_PER_STUDY); there < runs; number++) {
            there += change(
                    "study.sql",
                    Map.of(
                            ":name",
                            "'made-up-" + number + "'",
                            ":question",
                            "'Where does each dynamic lie? (made up)'",
                            ":modulus",
                            Integer.toString(FIRST_MODULUS + 2 * number),
                            ":seeds",
                            Integer.toString(SEEDS)));
        }
        long done;
        do {
            done = database.count(text("curves.sql").replace(":runs", Integer.toString(BATCH)));
        } while (done > 0);
    }

    private long change(String file, Map<String, String> values) throws SQLException, IOException {
        String sql = text(file).strip();
        for (Map.Entry<String, String> value : values.entrySet()) {
            sql = sql.replace(value.getKey(), value.getValue());
        }
        return database.query(sql.substring(0, sql.length() - 1) + " RETURNING 1", row -> 1)
                .size();
    }

    /** The study that is measured. */
    String study() throws SQLException {
        return database.query(
                        "SELECT study_id FROM read_model.study ORDER BY study_id LIMIT 1", row -> row.getString(1))
                .getFirst();
    }

    /** Some of its runs. */
    List<String> runs() throws SQLException {
        return database.query(
                "SELECT run_id FROM read_model.study_run WHERE study_id = ? AND position % 37 = 0 ORDER BY position",
                row -> row.getString(1), study());
    }

    /** Runs whose traces are still to be made. */
    long withoutTraces() throws SQLException {
        return database.count("SELECT count(*) FROM read_model.run"
                + " WHERE NOT EXISTS (SELECT 1 FROM read_model.trace WHERE trace.run_id = run.run_id)");
    }

    /** What it takes on disk, in bytes. */
    long bytes() throws SQLException {
        return database.count("SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'read_model' AND c.relkind = 'r'");
    }

    private static String text(String file) throws IOException {
        try (InputStream in = LargeReadModel.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
