package io.grokscape.dashboard.readmodel;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The read model that this process began with. Another one under the same name, made by another dashboard since, lacks
 * what this one has already read, so nothing may be written into it from here.
 */
@ApplicationScoped
public class Generation {
    /** SQLSTATE of a schema that is not there: to this process it is not. */
    private static final String GONE = "3F000";

    private final AtomicReference<String> begun = new AtomicReference<>();

    /** Throws as if the schema were gone, if it is another one than at the first call. */
    public void check(Connection connection) throws SQLException {
        String now = current(connection);
        begun.compareAndSet(null, now);
        if (!begun.get().equals(now)) {
            throw new SQLException("the read model was made anew by another dashboard", GONE);
        }
    }

    /** The name of the read model that is there. */
    public static String current(Connection connection) throws SQLException {
        return Sql.query(connection, "SELECT id::text FROM read_model.generation", row -> row.getString(1))
                .getFirst();
    }
}
