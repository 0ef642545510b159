package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.readmodel.ReadModelSchema;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Tries again, with growing pauses, until the database takes it or the service stops. */
@ApplicationScoped
class Persistence {
    private static final Logger LOG = Logger.getLogger(Persistence.class);
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";
    private static final String ROLLED_BACK = "40"; // deadlock or serialisation failure: nobody's fault
    /** Cardinality, data and constraint errors: the same values fail again. */
    private static final Set<String> BAD_DATA = Set.of("21", "22", "23");

    private final ReadModelSchema schema;
    private final DashboardConfig.Ingest config;
    private volatile boolean stopping;

    Persistence(ReadModelSchema schema, DashboardConfig config) {
        this.schema = schema;
        this.config = config.ingest();
    }

    /** @throws RefusedDataException if another try cannot help */
    void untilDone(String what, Ingest.Attempt work) {
        Duration pause = config.retryAfter();
        while (!attempt(what, work, pause)) {
            sleep(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(config.retryAtMost()) > 0 ? config.retryAtMost() : doubled;
        }
    }

    private boolean attempt(String what, Ingest.Attempt work, Duration pause) {
        try {
            schema.ensure();
            work.run();
            return true;
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            if (state.length() == 5 && BAD_DATA.contains(state.substring(0, 2))) {
                throw new RefusedDataException(e);
            }
            if (state.equals(UNDEFINED_TABLE) || state.equals(UNDEFINED_SCHEMA)) {
                Rebuild.restart();
            }
            if (!state.startsWith(ROLLED_BACK)) {
                LOG.warnf("%s: the read model is not writable, next try in %s: %s", what, pause, e.getMessage());
            }
            return false;
        } catch (FlywayException e) {
            LOG.warnf("%s: the read model has no schema yet, next try in %s: %s", what, pause, e.getMessage());
            return false;
        }
    }

    private void sleep(Duration pause) {
        try {
            if (stopping) {
                throw new IllegalStateException("the service stops before the batch is written; it will be read again");
            }
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the batch is written; it will be read again", e);
        }
    }

    /** Early, so that consumers that wait for the database can leave their groups in order. */
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }
}
