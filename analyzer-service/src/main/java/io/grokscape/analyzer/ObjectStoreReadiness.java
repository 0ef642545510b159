package io.grokscape.analyzer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the object store answers; the broker's readiness is reported by its connector. */
@Readiness
@ApplicationScoped
class ObjectStoreReadiness implements HealthCheck {
    private final StoredCurves curves;

    @Inject
    ObjectStoreReadiness(StoredCurves curves) {
        this.curves = curves;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Object store")
                .status(curves.isReachable())
                .build();
    }
}
