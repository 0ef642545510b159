package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.ReadModelSchema;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is there; whether the database answers is the datasource's own check. */
@Readiness
@ApplicationScoped
class ReadModelReady implements HealthCheck {
    private final ReadModelSchema schema;

    ReadModelReady(ReadModelSchema schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("read model schema")
                .status(schema.isReady())
                .build();
    }
}
