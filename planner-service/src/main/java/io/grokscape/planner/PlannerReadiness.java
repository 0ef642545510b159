package io.grokscape.planner;

import io.grokscape.service.broker.BrokerProbe;
import io.grokscape.service.broker.Brokers;
import io.grokscape.store.ObjectStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the broker answers and has the topics, and the object store answers; the database has a check of its own. */
@Readiness
@ApplicationScoped
class PlannerReadiness implements HealthCheck {
    @Inject
    Dispatcher dispatcher;

    @Inject
    ObjectStore objects;

    @Inject
    PlannerConfig config;

    @Inject
    Brokers brokers;

    private BrokerProbe probe;

    @PostConstruct
    void connect() {
        probe = new BrokerProbe(brokers, config.name());
    }

    @Override
    public HealthCheckResponse call() {
        boolean store = objects.isReachable();
        boolean kafka = probe.answers();
        return HealthCheckResponse.named("broker, topics and object store")
                .withData("broker", kafka)
                .withData("topics", dispatcher.isReady())
                .withData("object_store", store)
                .status(kafka && dispatcher.isReady() && store)
                .build();
    }

    @PreDestroy
    void disconnect() {
        probe.close();
    }
}
