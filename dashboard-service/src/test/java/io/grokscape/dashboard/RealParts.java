package io.grokscape.dashboard;

import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.testsupport.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real broker, without topics yet, and a real database, empty. */
public class RealParts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.start();
        postgres = EmbeddedPostgres.start();
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password(),
                "quarkus.http.test-port", "0",
                // Made-up trainers speak once and are looked at for minutes.
                "grokscape.dashboard.speed-window", "10m",
                // Nobody listens there: the planner is away.
                "grokscape.dashboard.planner-url", "http://127.0.0.1:9");
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgres.class));
    }
}
