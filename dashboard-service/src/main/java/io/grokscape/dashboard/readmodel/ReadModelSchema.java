package io.grokscape.dashboard.readmodel;

import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;

/** The schema, made when the database is first there: a service that starts before its database must not die of it. */
@ApplicationScoped
public class ReadModelSchema {
    private final Flyway flyway;
    private volatile boolean ready;

    ReadModelSchema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Makes or upgrades the schema unless that is done; throws what the database says against it. */
    public synchronized void ensure() {
        if (!ready) {
            flyway.migrate();
            ready = true;
        }
    }

    public boolean isReady() {
        return ready;
    }
}
