package io.grokscape.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.grokscape.proto.Messages;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.proto.v1.Study;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StudyKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planner as it is deployed, with a real broker, database and object store; the test plays the trainers. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlannerServiceTest extends PlannerFixture {
    @Test
    void aSubmittedStudyGoesThroughTheBrokerToItsEnd() {
        String id = submit(study("whole-way", "8, 16"))
                .statusCode(201)
                .body("name", equalTo("whole-way"))
                .body("id", startsWith("whole-way-"))
                .body("state", equalTo("active"))
                .body("runs", equalTo(2))
                .body("new_runs", equalTo(2))
                .body("reused_runs", equalTo(0))
                .body("estimated_epochs", equalTo(40))
                .extract()
                .path("id");

        try (Topic<RunRequest> requests = requests();
                Topic<RunEvent> events = new Topic<>(bootstrapServers, Topics.RUN_EVENTS, Messages::runEvent);
                Topic<Study> studies = new Topic<>(bootstrapServers, Topics.STUDIES, Messages::study)) {
            List<RunRequest> offered =
                    requests.await(2, request -> request.getStudyId().equals(id));
            Set<String> runIds = offered.stream().map(RunRequest::getRunId).collect(Collectors.toSet());
            events.await(2, event -> event.getPlanned().getStudyId().equals(id));
            events.await(2, event -> event.hasQueued() && runIds.contains(event.getRunId()));
            String first = offered.getFirst().getRunId();
            String second = offered.getLast().getRunId();

            report(first, RunEvent.newBuilder().setStarted(RunEvent.Started.getDefaultInstance()));
            awaitThat(() -> stateOf("/api/runs/" + first).equals("running"));
            complete(first);
            complete(second);

            awaitThat(() -> stateOf("/api/studies/" + id).equals("ended"));
            studies.await(study -> study.getStudyId().equals(id) && study.getState() == Study.State.STATE_ENDED);
            given().get("/api/studies/" + id)
                    .then()
                    .body("counts.completed", equalTo(2))
                    .body("open_runs", equalTo(0));
        }
    }

    @Test
    void theStudyFileIsKeptInTheObjectStore() {
        String yaml = study("kept", "20") + "# with its comments\n";
        String id = submit(yaml).statusCode(201).extract().path("id");

        try (ObjectStore objects = RealParts.objectStore()) {
            awaitThat(() -> objects.exists(new StudyKeys(id).yaml()));
            assertThat(objects.get(new StudyKeys(id).yaml()).orElseThrow())
                    .isEqualTo(yaml.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aRunAskedForTwiceIsPlannedTwiceAndOfferedOnce() {
        submit(study("first", "24, 28")).statusCode(201);
        submit(study("second", "28, 36"))
                .statusCode(201)
                .body("new_runs", equalTo(1))
                .body("reused_runs", equalTo(1));
        submit(study("second", "36, 28"))
                .statusCode(200)
                .body("new_runs", equalTo(0))
                .body("reused_runs", equalTo(2));

        try (Topic<RunRequest> requests = requests()) {
            List<RunRequest> offered = requests.await(
                    3, request -> Set.of(24, 28, 36).contains(request.getSpec().getHiddenSize()));
            assertThat(offered)
                    .extracting(request -> request.getSpec().getHiddenSize())
                    .doesNotHaveDuplicates();
            offered.forEach(request -> complete(request.getRunId()));
        }
    }

    @Test
    void anUnreadableRecordGoesToTheDeadLettersAndTheNextIsProcessed() {
        String id = submit(study("poisoned", "40")).statusCode(201).extract().path("id");
        String run =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs[0].id");

        producer.send(
                new ProducerRecord<>(Topics.Names.RUN_EVENTS, run, "no protobuf".getBytes(StandardCharsets.UTF_8)));
        producer.send(new ProducerRecord<>(
                Topics.Names.RUN_EVENTS,
                run,
                RunEvent.newBuilder().setSchemaVersion(99).setRunId(run).build().toByteArray()));
        complete(run);

        awaitThat(() -> stateOf("/api/runs/" + run).equals("completed"));
        try (Topic<DeadLetter> letters = new Topic<>(bootstrapServers, Topics.DEAD_LETTER, Messages::deadLetter)) {
            DeadLetter letter = letters.await(each -> each.getReason().contains("is not Protobuf"));
            assertThat(letter.getTopic()).isEqualTo(Topics.Names.RUN_EVENTS);
            assertThat(letter.getValue().toStringUtf8()).isEqualTo("no protobuf");
            assertThat(letter.getKey().toStringUtf8()).isEqualTo(run);
            letters.await(each -> each.getReason().contains("has schema version 99"));
        }
    }

    @Test
    void theCatalogueCanBeReadCheckedAndSubmittedByName() {
        given().get("/api/catalogue")
                .then()
                .statusCode(200)
                .body("name", hasItems("quickstart", "figure-2"))
                .body("runs", everyItem(greaterThan(0)));
        given().get("/api/catalogue/figure-2")
                .then()
                .statusCode(200)
                .contentType(YAML)
                .body(containsString("# (a)"));
        given().contentType(JSON)
                .body("{\"catalogue\": \"figure-2\"}")
                .post("/api/studies/check")
                .then()
                .statusCode(200)
                .body("runs", equalTo(20))
                .body("new_runs", equalTo(20))
                .body("estimated_epochs", equalTo(200_000))
                .body("state", equalTo("unknown"));
        given().get("/api/studies").then().body("name", org.hamcrest.Matchers.not(hasItems("figure-2")));
    }

    @Test
    void aSearchChoosesItsRunsFromTheVerdictsOnTheTopicUntilItHasFound() {
        String yaml = """
                name: searching
                base: {task: add, modulus: 13, hidden_size: 64, epochs: 20}
                search: {for: critical_dataset_size, train_size: {from: 40, to: 160, step: 4}, tolerance: 24, max_runs: 40}
                """;
        String id = submit(yaml)
                .statusCode(201)
                .body("state", equalTo("active"))
                .extract()
                .path("id");
        String search = "/api/studies/" + id + "/search";
        Set<String> reported = new HashSet<>();

        awaitThat(() -> {
            List<Map<String, Object>> trials = given().get(search).path("points[0].trials");
            trials.stream()
                    .filter(trial -> reported.add((String) trial.get("run_id")))
                    .forEach(this::complete);
            return stateOf("/api/studies/" + id).equals("ended");
        });

        given().get(search)
                .then()
                .body("goal", equalTo("critical_dataset_size"))
                .body("train_size.step", equalTo(4))
                .body("max_runs", equalTo(40))
                .body("points[0].over", equalTo(true))
                .body("points[0].why", startsWith("found within"))
                .body("points[0].estimate", greaterThan(80f))
                .body("points[0].trials[0].why", startsWith("narrows D_crit"));
        String run = given().get(search).path("points[0].trials[0].run_id");
        given().get("/api/runs/" + run + "/result").then().body("last_epoch", equalTo(20));
        problem(given().get("/api/studies/none/search"), 404, "there is no study 'none'");
    }

    private void complete(Map<String, Object> trial) {
        String run = (String) trial.get("run_id");
        complete(run);
        boolean groks = (int) trial.get("train_size") > 100;
        Verdict verdict = Verdict.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(run)
                .setDynamic(groks ? Dynamic.DYNAMIC_GROKKING : Dynamic.DYNAMIC_UNGROKKING)
                .setEvidence(Verdict.Evidence.newBuilder().setTrainAccuracy(1).setValidationAccuracy(groks ? 1 : .01))
                .build();
        producer.send(new ProducerRecord<>(Topics.Names.VERDICTS, run, verdict.toByteArray()));
    }

    @Test
    void theSchemaOfStudyFilesIsServed() {
        given().get("/api/schema/study")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo("A Grokscape study"));
    }

    @Test
    void runsArePagedInTheStudysOrder() {
        String id =
                submit(study("paged", "48, 52, 56")).statusCode(201).extract().path("id");

        given().get("/api/studies/" + id + "/runs?offset=1&limit=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("runs", hasSize(1))
                .body("runs[0].spec.hidden_size", equalTo(52))
                .body("runs[0].studies", equalTo(List.of(id)));
        given().get("/api/studies/" + id + "/runs?limit=0")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().post("/api/studies/" + id + "/cancel").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a~base: {task: add, hiden_size: 4} | 2 | 19 | unknown key 'hiden_size'; did you mean 'hidden_size'?",
                "name: a~base: {task: add, hidden_size: -4} | 2 | 32 | hidden_size must be at least 4, not -4",
                "name: a~base: {task: add, hidden_size: 9} | 2 | 32 | hidden_size must be a multiple of heads, but 4 heads do not divide 9",
                "name: a~base: {task: add, modulus: 5} | 2 | 7 | train_size is 3000, but task 'add' modulo 5 has only 25 pairs",
                "name: a~base: {task: add~ | 3 | 1 | expected ',' or '}', but got <stream end>",
                "name: a~base: {task: add}~seeds: 10000000 | 3 | 8 | the study has 10,000,000 runs; at most 1,000,000 are taken",
            })
    void aBadStudyIsRefusedWithOneMessageAndItsPlace(String yaml, int line, int column, String detail) {
        submit(yaml.replace('~', '\n'))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("title", equalTo("Study not understood"))
                .body("status", equalTo(400))
                .body("detail", equalTo(detail))
                .body("line", equalTo(line))
                .body("column", equalTo(column));
        given().contentType(YAML)
                .body(bytes(study("good-after-bad", "60")))
                .post("/api/studies/check")
                .then()
                .statusCode(200);
    }

    @Test
    void everyOtherErrorIsAProblemDocumentToo() {
        problem(given().get("/api/studies/none"), 404, "there is no study 'none'");
        problem(given().get("/api/runs/none"), 404, "there is no run 'none'");
        problem(given().post("/api/runs/none/cancel"), 404, "there is no run 'none'");
        problem(given().get("/api/catalogue/none"), 404, "there is no study of the catalogue called 'none'");
        problem(given().get("/api/nothing-here"), 404, "there is nothing at /api/nothing-here");
        problem(given().delete("/api/studies"), 405, "/api/studies does not take this method");
        problem(given().contentType("text/csv").body(bytes("a,b")).post("/api/studies"), 415, "application/yaml");
        problem(
                given().contentType(YAML).body(bytes(" ".repeat(1_000_001))).post("/api/studies"),
                413,
                "1,000,000 bytes");
        problem(given().contentType(JSON).body("{").post("/api/studies"), 400, "the body is no JSON");
        problem(given().contentType(JSON).body("[1]").post("/api/studies"), 400, "expected {\"catalogue\"");
        problem(given().contentType(JSON).body("{\"catalogue\":\"x\"}").post("/api/studies"), 404, "it has quickstart");
        problem(given().contentType(YAML).body(new byte[] {(byte) 0xff, 0}).post("/api/studies"), 400, "not UTF-8");
    }

    @Test
    void theTopicsAreCreatedAsTheContractHasThem() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics = admin.describeTopics(
                            Topics.all().stream().map(Topics::topic).toList())
                    .allTopicNames()
                    .get();
            for (Topics topic : Topics.all()) {
                assertThat(topics.get(topic.topic()).partitions())
                        .as(topic.topic())
                        .hasSize(topic.partitions());
            }
        }
    }

    @Test
    void theApiDescribesItselfAndTheLedgerIsMeasured() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Grokscape planner"))
                .body("paths.'/api/studies/{id}/cancel'.post.summary", containsString("Cancel a study"))
                .body("components.schemas.Submitted.properties.new_runs.type", equalTo("integer"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("grokscape_runs{state=\"waiting\"}"));
        given().get("/q/health/live").then().statusCode(200);
    }
}
