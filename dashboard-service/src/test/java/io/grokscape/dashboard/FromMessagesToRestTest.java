package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.ShortRuns.curve;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.grokscape.dashboard.ShortRuns.provisional;
import static io.grokscape.dashboard.ShortRuns.spec;
import static io.grokscape.dashboard.ShortRuns.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grokscape.proto.Messages;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.Finding;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.ProgressMeasures;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Study;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a message on a real broker, through a real database, to what REST shows. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FromMessagesToRestTest {
    EmbeddedKafka kafka;
    Publisher publisher;
    ShortRuns runs;

    /** Only now, when the service is up: it must do without topics until the planner has made them. */
    @BeforeEach
    void connect() {
        publisher = Publisher.on(kafka);
        runs = new ShortRuns(publisher);
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    @Test
    void aStudyIsShownWithItsProgressAndVerdicts() {
        String study = newStudyId();
        RunSpec grokked = spec(64, 0);
        RunSpec waiting = spec(64, 1);
        publisher.send(Publisher.study(study, 2));
        publisher.send(publisher.planned(study, 0, grokked));
        publisher.send(publisher.planned(study, 1, waiting));
        runs.complete(grokked);

        eventually(() -> {
            JsonPath shown = get("/api/studies/" + study);
            assertThat(shown.getInt("runs")).isEqualTo(2);
            assertThat(shown.getInt("run_states.completed")).isEqualTo(1);
            assertThat(shown.getInt("run_states.waiting")).isEqualTo(1);
            assertThat(shown.getMap("verdicts")).isEqualTo(Map.of("GROKKING", 1));
            assertThat(shown.getDouble("progress")).isEqualTo(0.5);
            assertThat(shown.getList("cells")).hasSize(1);
            assertThat(shown.getList("cells[0].seeds")).hasSize(2);
        });
        assertThat(get("/api/studies").getList("items.id")).contains(study);
    }

    @Test
    void aStudyHasTheNewestOfEachOfItsFindingsAndNoneThatWasWithdrawn() {
        String study = newStudyId();
        publisher.send(Publisher.study(study, 0));
        publisher.send(finding(study, "D=2600", "{\"train_size\":2600,\"detected\":false}"));
        publisher.send(finding(study, "D=3000", "{\"train_size\":3000}"));
        publisher.send(finding(study, "D=4000", "{\"train_size\":4000}"));
        publisher.send(finding(study, "D=2600", "{\"train_size\":2600,\"detected\":true}"));
        publisher.send(finding(study, "D=3000", "").setWithdrawn(true));

        eventually(() -> {
            JsonPath shown = get("/api/studies/" + study);
            assertThat(shown.getList("findings.train_size")).containsExactly(2600, 4000);
            assertThat(shown.getBoolean("findings[0].detected")).isTrue();
        });
    }

    private static Finding.Builder finding(String study, String which, String json) {
        return Finding.newBuilder()
                .setStudyId(study)
                .setKind("double_descent")
                .setWhich(which)
                .setRulesVersion("1/1")
                .setJson(json);
    }

    @Test
    void aRunIsShownWithItsSpecEventsVerdictAndStudies() {
        String study = newStudyId();
        RunSpec spec = spec(32, 2);
        publisher.send(Publisher.study(study, 1));
        publisher.send(publisher.planned(study, 0, spec));
        runs.complete(spec);

        eventually(() -> {
            JsonPath run = get("/api/runs/" + spec.id());
            assertThat(run.getString("state")).isEqualTo("completed");
            assertThat(run.getInt("spec.hidden_size")).isEqualTo(32);
            assertThat(run.getString("spec.log_every")).isEqualTo("auto");
            assertThat(run.getString("verdict.dynamic")).isEqualTo("GROKKING");
            assertThat(run.getInt("verdict.evidence.fitted_epoch")).isEqualTo(100);
            assertThat(run.getString("verdict.explanation")).isEqualTo("validation rose long after the fit");
            assertThat(run.getList("events.kind")).containsExactly("planned", "queued", "started", "completed");
            assertThat(run.getList("attempts.outcome")).containsExactly("completed");
            assertThat(run.getList("studies.id")).containsExactly(study);
            assertThat(get("/api/runs/" + spec.id() + "/curve").getList("columns.epoch"))
                    .hasSize(201);
        });
    }

    @Test
    void normsAreShownByKindOfTensorAndProbesWhereThereWereAny() {
        RunSpec spec = spec(40, 9);
        Measurement.Builder probed = Publisher.measurement(0, 0, 0)
                .addAllTensorNorms(List.of(5.0, 3.0, 4.0, 7.0))
                .setProgress(ProgressMeasures.newBuilder().setTrigShare(0.25).setRestrictedLoss(4.5));
        Measurement.Builder plain = Publisher.measurement(20, 0, 0).addAllTensorNorms(List.of(6.0, 0.0, 2.0, 7.0));
        publisher.send(
                Topics.MEASUREMENTS,
                spec.id(),
                MeasurementBatch.newBuilder()
                        .setSchemaVersion(SchemaVersion.CURRENT)
                        .setRunId(spec.id())
                        .setAttempt(1)
                        .addAllTensors(List.of("W_E", "L0_W_Q", "L1_W_Q", "L1_ln1_w"))
                        .addMeasurements(probed)
                        .addMeasurements(plain)
                        .build());

        eventually(() -> {
            JsonPath curve = get("/api/runs/" + spec.id() + "/curve");
            assertThat(curve.getList("columns.norm_w_e", Float.class)).containsExactly(5f, 6f);
            assertThat(curve.getList("columns.norm_w_q", Float.class)).containsExactly(5f, 2f);
            assertThat(curve.getList("columns.trig_share", Float.class)).containsExactly(.25f, null);
            assertThat(curve.getList("columns.restricted_loss", Float.class)).containsExactly(4.5f, null);
            assertThat(curve.getMap("columns"))
                    .doesNotContainKeys("norm_w_u", "variance_explained")
                    .containsKey("validation_margin");
        });
    }

    @Test
    void duplicatesAndAnotherOrderMakeNoVisibleDifference() {
        String study = newStudyId();
        RunSpec straight = spec(16, 3);
        RunSpec shuffled = spec(16, 4);
        publisher.send(Publisher.study(study, 2));
        publisher.send(publisher.planned(study, 0, straight));
        runs.complete(straight);

        // Measurements and verdict before anything is known of the run; the result before the start; everything twice.
        List<RunEvent.Builder> events = runs.lifeOf(shuffled);
        for (int i = 0; i < 2; i++) {
            publisher.send(verdict(shuffled.id()));
            publisher.send(shuffled.id(), 1, curve(101, 201));
            publisher.send(shuffled.id(), 1, curve(0, 101));
            publisher.send(shuffled.id(), 1, curve(50, 150));
            events.reversed().forEach(publisher::send);
            publisher.send(publisher.planned(study, 1, shuffled));
        }
        publisher.send(provisional(shuffled.id()));

        eventually(() -> {
            assertThat(get("/api/studies/" + study).getInt("run_states.completed"))
                    .isEqualTo(2);
            assertThat(get("/api/runs/" + shuffled.id() + "/curve").getMap("columns"))
                    .isEqualTo(get("/api/runs/" + straight.id() + "/curve").getMap("columns"));
            JsonPath one = get("/api/runs/" + straight.id());
            JsonPath other = get("/api/runs/" + shuffled.id());
            for (String key :
                    List.of("state", "attempt", "epoch", "train_accuracy", "validation_accuracy", "trainer")) {
                assertThat(other.getString(key)).as(key).isEqualTo(one.getString(key));
            }
            assertThat(other.getBoolean("verdict.provisional")).isFalse();
            assertThat(other.getList("events.kind")).containsExactlyInAnyOrderElementsOf(one.getList("events.kind"));
        });
    }

    @Test
    void aResumedAttemptContinuesTheCurveItInherited() {
        RunSpec spec = spec(48, 5);
        String id = spec.id();
        publisher.send(publisher.event(id, 1, event -> event.getStartedBuilder().setEngineFingerprint("blocked-1")));
        publisher.send(id, 1, curve(0, 121));
        publisher.send(publisher.event(id, 2, event -> event.getResumedBuilder().setFromEpoch(100)));
        publisher.send(id, 2, curve(101, 201));
        publisher.send(
                publisher.event(id, 2, event -> event.getCompletedBuilder().setLastEpoch(200)));

        eventually(() -> {
            JsonPath curve = get("/api/runs/" + id + "/curve");
            assertThat(curve.getInt("attempt")).isEqualTo(2);
            assertThat(curve.getList("columns.epoch", Integer.class))
                    .containsExactlyElementsOf(IntStream.range(0, 201).boxed().toList());
        });
        assertThat(get("/api/runs/" + id).getList("attempts.from_epoch")).containsExactly(0, 100);
    }

    @Test
    void anUndecodableRecordGoesToTheDeadLettersAndTheNextIsProcessed() {
        String study = newStudyId();
        publisher.sendBytes(Topics.STUDIES, "garbage", "not a message".getBytes(StandardCharsets.UTF_8));
        publisher.send(
                Topics.STUDIES,
                study,
                Publisher.study(study, 1).setSchemaVersion(99).build());
        publisher.send(
                Topics.STUDIES,
                study,
                Publisher.study(study, 1).setName("no\0text").build());
        publisher.send(
                Topics.MEASUREMENTS,
                "x",
                MeasurementBatch.newBuilder().setSchemaVersion(1).build());
        publisher.send(Publisher.study(study, 7));

        eventually(() -> assertThat(get("/api/studies/" + study).getInt("runs")).isEqualTo(7));
        List<DeadLetter> letters = deadLetters(4);
        assertThat(letters)
                .extracting(DeadLetter::getReason)
                .anyMatch(reason -> reason.contains("is not Protobuf"))
                .anyMatch(reason -> reason.contains("schema version 99"))
                .anyMatch(reason -> reason.contains("the read model refuses it"))
                .anyMatch(reason -> reason.contains("MeasurementBatch has no"));
        assertThat(letters).allMatch(letter -> letter.getSource().equals("dashboard"));
    }

    @Test
    void theFleetShowsWhoTrainsWhat() {
        RunSpec spec = spec(8, 6);
        publisher.send(publisher.planned(newStudyId(), 0, spec));
        publisher.send(publisher.event(spec.id(), 1, event -> event.setSource("trainer-7")
                .getStartedBuilder()
                .setEngineFingerprint("blocked-1")));
        publisher.send(spec.id(), 1, curve(0, 10), 10_000, 321, "trainer-7");

        eventually(() -> {
            JsonPath fleet = get("/api/fleet");
            assertThat(fleet.getList("trainers.name")).contains("trainer-7");
            String own = "trainers.find { it.name == 'trainer-7' }.";
            assertThat(fleet.getString(own + "engine")).isEqualTo("blocked-1");
            assertThat(fleet.getString(own + "running[0].run_id")).isEqualTo(spec.id());
            assertThat(fleet.getInt(own + "running[0].hidden_size")).isEqualTo(8);
            assertThat(fleet.getDouble(own + "epochs_per_second")).isEqualTo(321);
        });
        publisher.send(publisher.event(
                spec.id(), 1, event -> event.setSource("trainer-7").getHandedBackBuilder()));
        eventually(() ->
                assertThat(get("/api/runs/" + spec.id()).getString("state")).isEqualTo("waiting"));
    }

    private List<DeadLetter> deadLetters(int atLeast) {
        List<DeadLetter> letters = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "dead-letter-reader",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.DEAD_LETTER.topic()));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    letters.add(Messages.deadLetter(record.value()));
                }
                return letters.size() >= atLeast;
            });
        }
        return letters;
    }

    @Test
    void theNewestRecordOfAStudyCounts() {
        String study = newStudyId();
        publisher.send(Publisher.study(study, 0));
        publisher.send(Publisher.study(study, 0).setState(Study.State.STATE_ENDED));
        eventually(() ->
                assertThat(get("/api/studies/" + study).getString("state")).isEqualTo("ended"));
    }
}
