package io.grokscape.dashboard.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the broker answers. What is shown without it is true, and grows old. */
@Readiness
@ApplicationScoped
class BrokerReady implements HealthCheck {
    private final Backlog backlog;

    BrokerReady(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker")
                .status(backlog.brokerAnswers())
                .build();
    }
}
