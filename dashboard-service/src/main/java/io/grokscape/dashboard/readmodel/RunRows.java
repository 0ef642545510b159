package io.grokscape.dashboard.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What every projection of runs does to the table of runs. */
final class RunRows {
    /** The running transaction, as the live stream's revision. */
    static final String REVISION = "pg_current_xact_id()::text::bigint";

    private RunRows() {}

    /** A row for every id: messages of other topics may come before a run is planned. Locked in one order by all. */
    static void ensure(Connection connection, Collection<String> runIds) throws SQLException {
        List<Object[]> rows =
                new TreeSet<>(runIds).stream().map(id -> new Object[] {id}).toList();
        Sql.batch(
                connection,
                "INSERT INTO read_model.run (run_id, revision) VALUES (?, " + REVISION
                        + ") ON CONFLICT (run_id) DO UPDATE SET revision = excluded.revision",
                rows);
    }

    /** Copies the newest measurement of the attempt that counts beside the run, for lists and sums. */
    static void showLatest(Connection connection, Collection<String> runIds) throws SQLException {
        Sql.update(connection, """
                UPDATE read_model.run SET
                    epoch = curve.epochs[n], train_loss = curve.train_loss[n],
                    train_accuracy = curve.train_accuracy[n], validation_loss = curve.validation_loss[n],
                    validation_accuracy = curve.validation_accuracy[n], parameter_norm = curve.parameter_norm[n],
                    epochs_per_second = curve.epochs_per_second, measured_at = curve.measured_at
                FROM (SELECT c.*, cardinality(c.epochs) AS n FROM read_model.curve c) curve
                WHERE curve.run_id = run.run_id AND curve.n > 0 AND run.run_id = ANY (?)
                  AND curve.attempt = coalesce(run.completed_attempt, run.latest_attempt)
                """, (Object) Sql.textArray(runIds));
    }

    /** Notes who was heard of, and when. */
    static void heard(Connection connection, Collection<Object[]> nameEngineSeen) throws SQLException {
        Sql.batch(connection, """
                INSERT INTO read_model.trainer (name, engine, last_seen) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                    engine = coalesce(excluded.engine, trainer.engine),
                    last_seen = greatest(trainer.last_seen, excluded.last_seen)
                """, nameEngineSeen);
    }
}
