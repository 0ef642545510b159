package io.grokscape.dashboard.readmodel;

import java.sql.SQLException;

/** The database is away, or its schema is not there yet. Worth another try. */
public final class ReadModelUnavailableException extends RuntimeException {
    public ReadModelUnavailableException(SQLException cause) {
        super("the read model cannot be read: " + cause.getMessage(), cause);
    }
}
