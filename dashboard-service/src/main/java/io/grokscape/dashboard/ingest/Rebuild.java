package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.ReadModelUnavailableException;
import io.grokscape.dashboard.readmodel.Sql;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Drops the read model and ends the process: whoever keeps the service running starts it again, and a new start reads the
 * topics from their beginning. Other dashboards on the same database notice, and do the same.
 */
@ApplicationScoped
public class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int EXIT = 3;
    /** For an answer that is on its way. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Database database;

    Rebuild(Database database) {
        this.database = database;
    }

    /** Returns when the read model is dropped; the process ends soon after. */
    public void begin(String because) {
        LOG.warnf("the read model is dropped, to be built anew: %s", because);
        try {
            database.inTransaction(connection -> Sql.update(connection, "DROP SCHEMA IF EXISTS read_model CASCADE"));
        } catch (SQLException e) {
            throw new ReadModelUnavailableException(e);
        }
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(LAST_WORDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            restart();
        });
    }

    /** Only a new start reads the topics from their beginning, so whoever keeps the service running must start it. */
    static void restart() {
        LOG.error("stopping with status 3, to be started again and build the read model");
        Quarkus.asyncExit(EXIT);
    }
}
