package io.grokscape.dashboard;

import static java.util.Map.entry;

import io.grokscape.store.ObjectStoreServer;
import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.testsupport.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A real broker, without topics yet, and a real database and object store, empty. */
public class RealParts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;
    private ObjectStoreServer objects;

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.start();
        postgres = EmbeddedPostgres.start();
        try {
            objects = new ObjectStoreServer(Files.createTempDirectory("grokscape-objects-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.ofEntries(
                entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl()),
                entry("quarkus.datasource.username", postgres.user()),
                entry("quarkus.datasource.password", postgres.password()),
                entry("quarkus.http.test-port", "0"),
                // Made-up trainers speak once and are looked at for minutes.
                entry("grokscape.dashboard.speed-window", "10m"),
                // Nobody listens there: the planner is away.
                entry("grokscape.dashboard.planner-url", "http://127.0.0.1:9"),
                entry("grokscape.dashboard.ingest.curves-every", "200ms"),
                entry("grokscape.dashboard.s3.endpoint", objects.endpoint().toString()),
                entry("grokscape.dashboard.s3.access-key", ObjectStoreServer.ACCESS_KEY),
                entry("grokscape.dashboard.s3.secret-key", ObjectStoreServer.SECRET_KEY));
    }

    @Override
    public void stop() {
        if (objects != null) {
            objects.close();
        }
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
        injector.injectIntoFields(objects, new TestInjector.MatchesType(ObjectStoreServer.class));
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgres.class));
    }
}
