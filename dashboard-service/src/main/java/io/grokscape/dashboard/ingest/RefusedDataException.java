package io.grokscape.dashboard.ingest;

import java.sql.SQLException;

/** The database understands the statement and will never take these values, however often one asks. */
final class RefusedDataException extends RuntimeException {
    RefusedDataException(SQLException cause) {
        super("the read model refuses it: " + cause.getMessage(), cause);
    }
}
