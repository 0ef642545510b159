package io.grokscape.dashboard.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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

    /**
     * An attempt that was heard of.
     *
     * @param epochs the run's budget as it was told; 0 = not told
     */
    record Heard(String runId, int attempt, int epochs) {}

    /** The same, and what is known of runs by their attempts alone. Each run once. */
    static void ensureAttempts(Connection connection, Collection<Heard> attempts) throws SQLException {
        List<Heard> ordered =
                attempts.stream().sorted(Comparator.comparing(Heard::runId)).toList();
        Sql.update(
                connection,
                """
                INSERT INTO read_model.run AS run (run_id, latest_attempt, epochs, revision)
                SELECT run_id, attempt, nullif(epochs, 0), %s
                FROM unnest(?::text[], ?::integer[], ?::integer[]) AS heard (run_id, attempt, epochs)
                ON CONFLICT (run_id) DO UPDATE SET
                    latest_attempt = greatest(run.latest_attempt, excluded.latest_attempt),
                    epochs = coalesce(run.epochs, excluded.epochs), revision = excluded.revision
                """.formatted(REVISION),
                ordered.stream().map(Heard::runId).toArray(String[]::new),
                ordered.stream().mapToInt(Heard::attempt).toArray(),
                ordered.stream().mapToInt(Heard::epochs).toArray());
    }

    /** Copies the newest measurement of the attempt that counts beside the run, for lists and sums. */
    static void showLatest(Connection connection, Collection<String> runIds) throws SQLException {
        Sql.update(connection, """
                UPDATE read_model.run SET
                    epoch = newest.last_epoch, train_loss = newest.train_loss[n],
                    train_accuracy = newest.train_accuracy[n], validation_loss = newest.validation_loss[n],
                    validation_accuracy = newest.validation_accuracy[n], parameter_norm = newest.parameter_norm[n],
                    epochs_per_second = newest.epochs_per_second, measured_at = newest.measured_at
                FROM unnest(?::text[]) AS wanted (run_id)
                JOIN read_model.run AS shown USING (run_id)
                CROSS JOIN LATERAL (
                    SELECT piece.*, cardinality(piece.epochs) AS n FROM read_model.curve_piece piece
                    WHERE piece.run_id = shown.run_id
                      AND piece.attempt = coalesce(shown.completed_attempt, shown.latest_attempt)
                    ORDER BY piece.last_epoch DESC, piece.first_epoch DESC LIMIT 1
                ) newest
                WHERE run.run_id = wanted.run_id
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
