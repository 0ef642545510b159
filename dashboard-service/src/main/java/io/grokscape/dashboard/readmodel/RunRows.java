package io.grokscape.dashboard.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    /** A trainer's word: who, on which engine if it said so, and when. */
    record Sighting(String trainer, String engine, Instant at) {}

    /** Notes who was heard of; ordered by name, so that transactions of several topics lock trainers in one order. */
    static void heard(Connection connection, Stream<Sighting> sightings) throws SQLException {
        TreeMap<String, Sighting> newest = new TreeMap<>();
        sightings
                .filter(sighting -> !sighting.trainer().isEmpty())
                .forEach(sighting -> newest.merge(sighting.trainer(), sighting, RunRows::later));
        Sql.batch(
                connection,
                """
                INSERT INTO read_model.trainer (name, engine, last_seen) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                    engine = coalesce(excluded.engine, trainer.engine),
                    last_seen = greatest(trainer.last_seen, excluded.last_seen)
                """,
                newest.values().stream()
                        .map(sighting -> new Object[] {sighting.trainer(), sighting.engine(), sighting.at()})
                        .toList());
    }

    private static Sighting later(Sighting known, Sighting next) {
        String engine = next.engine() == null ? known.engine() : next.engine();
        return new Sighting(known.trainer(), engine, next.at().isAfter(known.at()) ? next.at() : known.at());
    }
}
