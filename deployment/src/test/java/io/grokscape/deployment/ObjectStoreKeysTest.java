package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.store.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real S3 server that knows the services' keys and their policies: each does its own work, and no other's. */
class ObjectStoreKeysTest {
    private static final byte[] BYTES = {1};
    private static final String ATTEMPT = "runs/00112233445566778899/attempts/1/";
    private static final String RESULT = "runs/00112233445566778899/result.json";
    private static final String STUDY = "studies/tiny-1/study.yaml";

    @TempDir
    private static Path folder;

    private static ObjectStoreServer server;
    private static ObjectStore planner;
    private static ObjectStore trainer;
    private static ObjectStore analyzer;

    @BeforeAll
    static void start() {
        server = new ObjectStoreServer(folder, ServiceKeys::new);
        planner = as("planner", ServiceKeys.secret("planner"));
        trainer = as("trainer", ServiceKeys.secret("trainer"));
        analyzer = as("analyzer", ServiceKeys.secret("analyzer"));
        planner.ensureBucket();
        planner.put(STUDY, BYTES);
        trainer.putIfAbsent(RESULT, BYTES);
    }

    @AfterAll
    static void stop() {
        planner.close();
        trainer.close();
        analyzer.close();
        server.close();
    }

    private static ObjectStore as(String key, String secret) {
        return new ObjectStore(StoreSettings.of(server.endpoint(), key, secret, ObjectStoreServer.BUCKET));
    }

    @Test
    void aTrainerWritesItsAttemptAndRemovesItsCheckpoints() {
        trainer.put(ATTEMPT + "curve.parquet", BYTES);
        trainer.put(ATTEMPT + "checkpoints/100.safetensors", BYTES);
        trainer.delete(ATTEMPT + "checkpoints/100.safetensors");

        assertThat(trainer.list(ATTEMPT)).hasSize(1);
    }

    @Test
    void andNothingElse() {
        refused(() -> trainer.put(STUDY, BYTES));
        refused(() -> trainer.put("elsewhere", BYTES));
        refused(() -> trainer.get(STUDY));
        refused(() -> trainer.delete(RESULT));
        refused(() -> trainer.delete(STUDY));
        assertThat(planner.get(STUDY)).isPresent();
    }

    @Test
    void anAnalyzerReadsRunsAndWritesNothing() {
        assertThat(analyzer.get(RESULT)).contains(BYTES);
        refused(() -> analyzer.put(RESULT, BYTES));
        refused(() -> analyzer.delete(RESULT));
        refused(() -> analyzer.get(STUDY));
    }

    @Test
    void aPlannerKeepsStudiesAndTouchesNoRun() {
        assertThat(planner.get(RESULT)).contains(BYTES);
        refused(() -> planner.put(RESULT, BYTES));
        refused(() -> planner.delete(STUDY));
    }

    @Test
    void aWrongSecretAndAnUnknownKeyOpenNothing() {
        try (ObjectStore wrong = as("trainer", "a-guess");
                ObjectStore unknown = as("nobody", "a-guess")) {
            refused(() -> wrong.get(RESULT));
            refused(() -> unknown.get(RESULT));
        }
    }

    private static void refused(Runnable attempt) {
        assertThatException().isThrownBy(attempt::run).withMessageContaining("403");
    }
}
