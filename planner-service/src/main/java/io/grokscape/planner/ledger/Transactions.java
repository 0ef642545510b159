package io.grokscape.planner.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Work in one transaction each, begun again a bounded number of times where the database breaks a deadlock. */
final class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01"); // serialisation failure, deadlock
    private static final int TRIES = 5;

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The work's answer, once its transaction is committed; otherwise nothing of it has happened. */
    <T> T call(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == TRIES || !isBrokenDeadlock(e)) {
                    throw new LedgerException(e);
                }
                LOG.infof("transaction begun again (%d of %d): %s", attempt, TRIES, e.getMessage());
            }
        }
    }

    /** A pool that had no connection in time names no state. */
    private static boolean isBrokenDeadlock(SQLException e) {
        return e.getSQLState() != null && TRY_AGAIN.contains(e.getSQLState());
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T answer = work.on(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
