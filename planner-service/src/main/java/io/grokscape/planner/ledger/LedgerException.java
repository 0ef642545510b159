package io.grokscape.planner.ledger;

import java.sql.SQLException;
import java.util.Set;

/** The database did not do what was asked. */
public final class LedgerException extends RuntimeException {
    /** SQLSTATE classes of a database that is away, full or stopping: the same statement may work later. */
    private static final Set<String> AWAY = Set.of("08", "40", "53", "57", "58");

    private final boolean away;

    LedgerException(SQLException cause) {
        super("the ledger's database: " + cause.getMessage(), cause);
        String state = cause.getSQLState();
        this.away = state == null || state.length() < 2 || AWAY.contains(state.substring(0, 2));
    }

    /** Whether the database is to blame, and not what was asked of it. */
    public boolean isDatabaseAway() {
        return away;
    }
}
