package io.grokscape.planner;

import io.grokscape.service.broker.BrokerProbe;
import io.grokscape.service.broker.Brokers;
import io.grokscape.service.health.BoundedProbe;
import io.grokscape.store.ObjectStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when database and object store answer, and the broker answers and has the topics. */
@Readiness
@ApplicationScoped
class PlannerReadiness implements HealthCheck {
    private static final int DATABASE_SECONDS = 2;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ObjectStore objects;

    @Inject
    PlannerConfig config;

    @Inject
    Brokers brokers;

    @Inject
    DataSource database;

    private BrokerProbe broker;
    private BoundedProbe store;
    private BoundedProbe ledger;

    @PostConstruct
    void connect() {
        broker = new BrokerProbe(brokers, config.name());
        store = new BoundedProbe("object-store", objects::isReachable);
        ledger = new BoundedProbe("database", this::isDatabaseThere);
    }

    @Override
    public HealthCheckResponse call() {
        boolean kafka = broker.answers();
        boolean s3 = store.answers();
        boolean postgres = ledger.answers();
        return HealthCheckResponse.named("broker, topics, object store and database")
                .withData("broker", kafka)
                .withData("topics", dispatcher.isReady())
                .withData("object_store", s3)
                .withData("database", postgres)
                .status(kafka && dispatcher.isReady() && s3 && postgres)
                .build();
    }

    private boolean isDatabaseThere() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(DATABASE_SECONDS);
        }
    }

    @PreDestroy
    void disconnect() {
        broker.close();
    }
}
