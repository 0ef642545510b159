package io.grokscape.analyzer;

import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A real broker, without topics at first, and a real object store. */
public final class RealParts implements QuarkusTestResourceLifecycleManager {
    private EmbeddedKafka kafka;
    private ObjectStoreServer server;
    private ObjectStore store;

    @Override
    public Map<String, String> start() {
        try {
            kafka = EmbeddedKafka.start();
            server = new ObjectStoreServer(Files.createTempDirectory("grokscape-objects-"));
            store = new ObjectStore(server.settings());
            store.ensureBucket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "grokscape.analyzer.s3.endpoint",
                server.endpoint().toString(),
                "grokscape.analyzer.s3.access-key",
                ObjectStoreServer.ACCESS_KEY,
                "grokscape.analyzer.s3.secret-key",
                ObjectStoreServer.SECRET_KEY,
                "grokscape.analyzer.s3.bucket",
                ObjectStoreServer.BUCKET,
                "grokscape.analyzer.judge-every",
                "1s",
                "grokscape.analyzer.retry-after",
                "0.2s",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
        injector.injectIntoFields(server, new TestInjector.MatchesType(ObjectStoreServer.class));
        injector.injectIntoFields(store, new TestInjector.MatchesType(ObjectStore.class));
    }

    @Override
    public void stop() {
        store.close();
        server.close();
        kafka.close();
    }
}
