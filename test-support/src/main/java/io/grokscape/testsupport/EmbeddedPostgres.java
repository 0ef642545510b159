package io.grokscape.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A real Postgres server, a child process on a free loopback port, with an empty database {@code grokscape}. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "grokscape";

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server; it is ready when this returns. */
    public static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres.start());
            postgres.createDatabase();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database does not start", e);
        }
    }

    private void createDatabase() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be created", e);
        }
    }

    /** For {@code GROKSCAPE_DB_URL}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres";
    }

    /** Connections without a pool, which make one statement of a batch of inserts, as those of the services do. */
    public DataSource dataSource() {
        return server.getDatabase(user(), DATABASE, Map.of("reWriteBatchedInserts", "true"));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
