package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Makes the schema in the background, so that the page says that there is no study yet even before there is any record,
 * and notices when somebody drops it while nothing is written.
 */
@ApplicationScoped
class SchemaWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Persistence persistence;
    private final Database database;
    private Thread watch;

    SchemaWatch(Persistence persistence, Database database) {
        this.persistence = persistence;
        this.database = database;
    }

    void begin(@Observes StartupEvent start) {
        watch = Thread.ofVirtual().name("schema-watch").start(this::watch);
    }

    void end(@Observes ShutdownEvent shutdown) {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                persistence.untilDone(
                        "schema",
                        () -> database.inTransaction(connection -> Sql.query(
                                connection, "SELECT count(*) FROM read_model.position", row -> row.getInt(1))));
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException | IllegalStateException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
