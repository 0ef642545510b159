package io.grokscape.planner;

import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.testsupport.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A broker without topics, an empty database and an empty object store, all real, for one run of the planner. */
public final class RealParts implements QuarkusTestResourceLifecycleManager {
    private static EmbeddedKafka kafka;
    private static EmbeddedPostgres postgres;
    private static ObjectStoreServer objects;

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.start();
        postgres = EmbeddedPostgres.start();
        try {
            objects = new ObjectStoreServer(Files.createTempDirectory("grokscape-objects-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                // Runs that one test leaves in flight must not keep another's in the ledger.
                "grokscape.planner.window.least", "100",
                "quarkus.http.test-port", "0",
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password(),
                "grokscape.s3.endpoint", objects.endpoint().toString(),
                "grokscape.s3.access-key", ObjectStoreServer.ACCESS_KEY,
                "grokscape.s3.secret-key", ObjectStoreServer.SECRET_KEY);
    }

    static EmbeddedKafka kafka() {
        return kafka;
    }

    static ObjectStoreServer objects() {
        return objects;
    }

    static ObjectStore objectStore() {
        return new ObjectStore(objects.settings());
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
}
