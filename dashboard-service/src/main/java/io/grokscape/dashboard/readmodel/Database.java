package io.grokscape.dashboard.readmodel;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The read model's database: short transactions, nothing held between them. */
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Reads and writes on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** All of it or nothing. */
    public void inTransaction(Work<?> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Reads; what several statements read may differ in time. */
    public <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new ReadModelUnavailableException(e);
        }
    }
}
