package io.grokscape.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.store.Result;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.WeightsFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it is started, between a real broker and a real object store, with a real engine. */
@QuarkusTest
@QuarkusTestResource(TrainerServiceTest.Surroundings.class)
class TrainerServiceTest {
    /** Everything a trainer needs around it. */
    public static final class Surroundings implements QuarkusTestResourceLifecycleManager {
        static Bench bench;

        @Override
        public Map<String, String> start() {
            try {
                bench = new Bench();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "kafka.bootstrap.servers",
                    bench.kafka.bootstrapServers(),
                    "grokscape.trainer.name",
                    "trainer-1",
                    "grokscape.trainer.lanes",
                    "1",
                    "grokscape.trainer.s3.endpoint",
                    bench.server.endpoint().toString(),
                    "grokscape.trainer.s3.access-key",
                    ObjectStoreServer.ACCESS_KEY,
                    "grokscape.trainer.s3.secret-key",
                    ObjectStoreServer.SECRET_KEY,
                    "quarkus.http.test-port",
                    "0");
        }

        @Override
        public void stop() {
            try {
                bench.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final Bench bench = Surroundings.bench;

    @Test
    void aRunIsTrainedForReal() throws Exception {
        RunSpec spec = RunSpec.of("add")
                .modulus(13)
                .trainSize(100)
                .hiddenSize(16)
                .epochs(300)
                .build();
        bench.ask(spec, 1);

        Result result = bench.result(spec);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(result.trainer()).isEqualTo("trainer-1");
        List<CurveRow> rows = CurveParquet.read(
                        bench.object(result.curveObject()).orElseThrow(), result.curveObject())
                .rows();
        assertThat(rows.getFirst().trainAccuracy()).isLessThan(.5);
        assertThat(rows.getLast().trainAccuracy()).isGreaterThan(.9);
        assertThat(WeightsFile.fromBytes(
                                bench.object(result.weightsObject()).orElseThrow(),
                                ParameterLayout.of(spec),
                                result.weightsObject())
                        .values())
                .isNotEmpty();
        bench.awaitEvent(spec, RunEvent.EventCase.COMPLETED);
        assertThat(bench.measurements(spec).getFirst().getMeasurements(0).getEpoch())
                .isZero();
        assertThat(get("/q/metrics").body()).contains("grokscape_trainer_epochs_total 300.0");
    }

    @Test
    void anObjectStoreThatIsAwayMakesTheTrainerUnreadyAndNotDead() throws Exception {
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        bench.server.stop();
        try {
            HttpResponse<String> ready = get("/q/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("no bucket grokscape at").doesNotContain(ObjectStoreServer.SECRET_KEY);
            assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            bench.server.start();
        }
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
