package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.ReadModelSchema;
import io.grokscape.service.health.BoundedProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is there, and while the database answers. */
@Readiness
@ApplicationScoped
class ReadModelReady implements HealthCheck {
    private static final int ANSWER_SECONDS = 2;

    private final ReadModelSchema schema;
    private final DataSource database;
    private final BoundedProbe probe;

    ReadModelReady(ReadModelSchema schema, DataSource database) {
        this.schema = schema;
        this.database = database;
        this.probe = new BoundedProbe("database", this::isDatabaseThere);
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers = probe.answers();
        return HealthCheckResponse.named("read model")
                .withData("schema", schema.isReady())
                .withData("database", answers)
                .status(schema.isReady() && answers)
                .build();
    }

    private boolean isDatabaseThere() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWER_SECONDS);
        }
    }
}
