package io.grokscape.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.grokscape.proto.Messages;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A planner with everything round it, and what its tests do again and again. */
abstract class PlannerFixture {
    static final String YAML = "application/yaml";
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        awaitThat(() -> given().get("/q/health/ready").statusCode() == 200);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    static void awaitThat(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static ValidatableResponse submit(String yaml) {
        return given().contentType(YAML).body(bytes(yaml)).post("/api/studies").then();
    }

    /** The client of these tests encodes no text of this media type by itself. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String study(String name, String sizes) {
        return "name: %s\nbase: {task: add, modulus: 13, train_size: 60, epochs: 20}\ngrid: {hidden_size: [%s]}\n"
                .formatted(name, sizes);
    }

    void report(String runId, RunEvent.Builder event) {
        byte[] bytes = event.setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId)
                .setAttempt(1)
                .setSource("trainer-1")
                .build()
                .toByteArray();
        producer.send(new ProducerRecord<>(Topics.Names.RUN_EVENTS, runId, bytes));
    }

    void complete(String runId) {
        report(
                runId,
                RunEvent.newBuilder()
                        .setCompleted(RunEvent.Completed.newBuilder().setLastEpoch(20)));
    }

    Topic<RunRequest> requests() {
        return new Topic<>(bootstrapServers, Topics.RUNS, Messages::runRequest);
    }

    static String stateOf(String path) {
        return given().get(path).then().statusCode(200).extract().path("state");
    }

    static void problem(io.restassured.response.Response response, int status, String detail) {
        response.then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }
}
