package io.grokscape.dashboard.api;

import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The trainers as their messages show them. */
@ApplicationScoped
public class FleetQueries {
    private static final int SHOWN_TRAINERS = 500;
    private static final int SHOWN_FAILURES = 10;

    private final Database database;
    private final long speedWindowSeconds;

    FleetQueries(Database database, DashboardConfig config) {
        this.database = database;
        this.speedWindowSeconds = config.speedWindow().toSeconds();
    }

    private record Placed(String trainer, Fleet.Job job) {}

    public Fleet fleet() {
        return database.read(connection -> {
            Map<String, List<Fleet.Job>> jobs = jobs(connection);
            List<Fleet.Trainer> trainers = Sql.query(
                    connection,
                    """
                    SELECT name, engine, last_seen, (SELECT count(*) FROM read_model.event
                        WHERE event.source = trainer.name AND kind = 'completed') AS completed
                    FROM read_model.trainer ORDER BY last_seen DESC, name LIMIT ?
                    """,
                    row -> {
                        List<Fleet.Job> running = jobs.getOrDefault(row.getString("name"), List.of());
                        return new Fleet.Trainer(
                                row.getString("name"),
                                row.getString("engine"),
                                Sql.instant(row, "last_seen"),
                                speed(running),
                                row.getInt("completed"),
                                running);
                    },
                    SHOWN_TRAINERS);
            List<Fleet.Failure> failures = failures(connection);
            double speed =
                    jobs.values().stream().mapToDouble(FleetQueries::speed).sum();
            return Sql.query(
                            connection,
                            """
                            SELECT count(*) FILTER (WHERE state = 'running') AS running,
                                count(*) FILTER (WHERE state = 'queued') AS queued,
                                count(*) FILTER (WHERE state = 'waiting') AS waiting
                            FROM read_model.run WHERE spec IS NOT NULL
                            """,
                            row -> new Fleet(
                                    trainers,
                                    speed,
                                    row.getInt("running"),
                                    row.getInt("queued"),
                                    row.getInt("waiting"),
                                    failures))
                    .getFirst();
        });
    }

    /** Runs that trainers train at once: as many as run now, or a trainer each that was heard of lately. */
    int lanes() {
        return database.read(
                connection -> Sql.query(connection, """
                        SELECT greatest((SELECT count(*) FROM read_model.run WHERE state = 'running'),
                            (SELECT count(*) FROM read_model.trainer WHERE last_seen > now() - interval '1 hour'))
                        """, row -> row.getInt(1)).getFirst());
    }

    /** Running runs by trainer; one not heard of for a while has no speed. */
    private Map<String, List<Fleet.Job>> jobs(Connection connection) throws SQLException {
        return Sql.query(
                        connection,
                        """
                        SELECT run_id, task, hidden_size, train_size, trainer, epoch, epochs,
                            CASE WHEN measured_at > now() - make_interval(secs => ?) THEN epochs_per_second END AS speed
                        FROM read_model.run WHERE state = 'running' AND trainer IS NOT NULL ORDER BY run_id
                        """,
                        row -> new Placed(
                                row.getString("trainer"),
                                new Fleet.Job(
                                        row.getString("run_id"),
                                        row.getString("task"),
                                        Sql.integer(row, "hidden_size"),
                                        Sql.integer(row, "train_size"),
                                        Sql.integer(row, "epoch"),
                                        Sql.integer(row, "epochs"),
                                        Sql.number(row, "speed"))),
                        (double) speedWindowSeconds)
                .stream()
                .collect(Collectors.groupingBy(Placed::trainer, Collectors.mapping(Placed::job, Collectors.toList())));
    }

    private static List<Fleet.Failure> failures(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                """
                SELECT run_id, task, hidden_size, train_size, reason, trainer, ended_at FROM read_model.run
                WHERE state = 'failed' ORDER BY ended_at DESC NULLS LAST, run_id LIMIT ?
                """,
                row -> new Fleet.Failure(
                        row.getString("run_id"),
                        row.getString("task"),
                        Sql.integer(row, "hidden_size"),
                        Sql.integer(row, "train_size"),
                        row.getString("reason"),
                        row.getString("trainer"),
                        Sql.instant(row, "ended_at")),
                SHOWN_FAILURES);
    }

    private static double speed(List<Fleet.Job> jobs) {
        return jobs.stream()
                .map(Fleet.Job::epochsPerSecond)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
