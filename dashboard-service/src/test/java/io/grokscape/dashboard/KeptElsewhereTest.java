package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grokscape.proto.v1.Note;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Curve;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.store.RunKeys;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the planner keeps (pauses, notes) and what the object store keeps (curves), as the dashboard shows it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class KeptElsewhereTest {
    private static final String STUDY = "kept-elsewhere-0000000f";

    EmbeddedKafka kafka;
    ObjectStoreServer objects;
    private Publisher publisher;
    private static int seed = 7_000;

    private final RunSpec spec = RunSpec.of("add").dataSeed(++seed).build();

    @BeforeEach
    void connect() {
        publisher = Publisher.on(kafka);
        publisher.send(Publisher.study(STUDY, 1));
        publisher.send(publisher.planned(STUDY, 0, spec));
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    private JsonPath run() {
        return given().get("/api/runs/" + spec.id()).then().extract().jsonPath();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(check);
    }

    private RunEvent.Builder completed(int lastEpoch) {
        return publisher.event(
                spec.id(), 1, event -> event.getCompletedBuilder().setLastEpoch(lastEpoch));
    }

    @Test
    void aCurveThatTheTopicLostIsShownFromTheObjectStore() {
        List<CurveRow> rows = IntStream.rangeClosed(0, 40)
                .mapToObj(epoch -> new CurveRow(epoch, 1, epoch / 40., 2, .25, 30, -1, 1, 2, 0))
                .toList();
        RunKeys keys = new RunKeys(spec.id());
        try (ObjectStore store = new ObjectStore(objects.settings())) {
            store.ensureBucket();
            store.put(keys.curve(1), CurveParquet.write(new Curve(rows)));
        }
        publisher.send(
                publisher.event(spec.id(), 1, event -> event.getStartedBuilder().setEngineFingerprint("toy")));
        publisher.send(spec.id(), 1, List.of(Publisher.measurement(40, 1, .25).build()));
        publisher.send(completed(40).setRetold(true));

        eventually(() -> {
            JsonPath curve = given().get("/api/runs/" + spec.id() + "/curve")
                    .then()
                    .extract()
                    .jsonPath();
            assertThat(curve.getList("columns.epoch")).hasSize(41);
            assertThat(run().getDouble("train_accuracy")).isEqualTo(1);
        });
    }

    @Test
    void aRunThatIsPausedAndOpenedAgainSaysSo() {
        publisher.send(publisher.event(
                spec.id(), 1, event -> event.getHandedBackBuilder().setEpoch(10)));
        publisher.send(
                publisher.event(spec.id(), 0, event -> event.getPausedBuilder().setReason("study is paused")));
        eventually(() -> {
            assertThat(run().getString("state")).isEqualTo("paused");
            assertThat(run().getString("reason")).isEqualTo("study is paused");
        });

        publisher.send(publisher.event(spec.id(), 0, event -> event.getReopenedBuilder()));
        // A trainer that lets the old offer be changes nothing.
        publisher.send(publisher.event(
                spec.id(), 0, event -> event.getCancelledBuilder().setOffer(1)));
        eventually(() -> {
            assertThat(run().getList("events.kind")).contains("declined");
            assertThat(run().getString("state")).isEqualTo("waiting");
        });
    }

    @Test
    void theNewestNotesAndTagsAreShown() {
        Note note = Note.newBuilder()
                .setId("n1")
                .setText("looks odd")
                .setWrittenAtMs(1_700_000_000_000L)
                .build();
        publisher.send(Publisher.study(STUDY, 1).addTags("paper").addNotes(note));
        for (int revision : new int[] {2, 1, 2}) {
            publisher.send(publisher.event(spec.id(), 0, event -> event.getAnnotatedBuilder()
                    .setRevision(revision)
                    .addTags("revision-" + revision)
                    .addNotes(note)));
        }
        eventually(() -> {
            assertThat(run().getList("tags")).containsExactly("revision-2");
            assertThat(run().getString("notes[0].text")).isEqualTo("looks odd");
            JsonPath study =
                    given().get("/api/studies/" + STUDY).then().extract().jsonPath();
            assertThat(study.getList("tags")).containsExactly("paper");
            assertThat(study.getString("notes[0].written_at")).startsWith("2023-11-14");
        });
    }

    @Test
    void howFarTheReadModelIsCanBeAskedAndMeasured() {
        eventually(() -> {
            JsonPath progress = given().get("/api/read-model")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(progress.getLong("records_behind")).isZero();
            assertThat(progress.getString("generation")).isNotBlank();
            assertThat(given().get("/q/metrics").asString())
                    .contains("grokscape_dashboard_records_behind{topic=\"grokscape.run-events\"} 0.0");
        });
        given().post("/api/runs/" + spec.id() + "/explode").then().statusCode(404);
        given().post("/api/runs/" + spec.id() + "/pause").then().statusCode(502);
    }
}
