package io.grokscape.analyzer;

import io.grokscape.service.broker.BrokerProbe;
import io.grokscape.service.broker.Brokers;
import io.grokscape.service.health.BoundedProbe;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while broker and object store answer. An analyzer that is not ready goes on as soon as they do. */
@Readiness
@ApplicationScoped
class DependenciesReady implements HealthCheck {
    private final BoundedProbe store;
    private final BrokerProbe broker;

    @Inject
    DependenciesReady(StoredCurves curves, Brokers brokers) {
        this.store = new BoundedProbe("object-store", curves::isReachable);
        this.broker = new BrokerProbe(brokers, "analyzer");
    }

    @Override
    public HealthCheckResponse call() {
        boolean s3 = store.answers();
        boolean kafka = broker.answers();
        return HealthCheckResponse.named("broker and object store")
                .withData("broker", kafka)
                .withData("object_store", s3)
                .status(kafka && s3)
                .build();
    }

    @PreDestroy
    void disconnect() {
        broker.close();
    }
}
