package io.grokscape.planner;

import io.grokscape.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when topics are created and the object store answers; database and broker have checks of their own. */
@Readiness
@ApplicationScoped
class PlannerReadiness implements HealthCheck {
    @Inject
    Dispatcher dispatcher;

    @Inject
    ObjectStore objects;

    @Override
    public HealthCheckResponse call() {
        boolean store = objects.isReachable();
        return HealthCheckResponse.named("topics and object store")
                .withData("topics", dispatcher.isReady())
                .withData("object_store", store)
                .status(dispatcher.isReady() && store)
                .build();
    }
}
