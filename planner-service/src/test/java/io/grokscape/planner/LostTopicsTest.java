package io.grokscape.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Study;
import io.grokscape.store.Claim;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What the planner does when somebody loses the data of its broker. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LostTopicsTest extends PlannerFixture {
    @Test
    void topicsThatWereMadeAnewAreToldEverythingAgain() throws Exception {
        String id = submit(study("retold", "80, 84")).statusCode(201).extract().path("id");
        List<String> runs =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs.id");
        String trained = runs.getFirst();
        RunKeys keys = new RunKeys(trained);
        try (ObjectStore objects = RealParts.objectStore()) {
            objects.ensureBucket();
            objects.put(keys.claim(1), new Claim(trained, 1, "trainer-7", "t", "toy", 1, 0, 0, 1, 5).toJson());
            objects.put(
                    keys.result(),
                    new Result(
                                    trained,
                                    1,
                                    Result.Outcome.COMPLETED,
                                    40,
                                    false,
                                    keys.curve(1),
                                    keys.weights(1),
                                    "toy",
                                    1.5,
                                    null,
                                    "trainer-7",
                                    9,
                                    0)
                            .toJson());
        }
        given().post("/api/runs/" + runs.getLast() + "/pause").then().statusCode(200);
        awaitThat(() -> stateOf("/api/runs/" + runs.getLast()).equals("paused"));

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(Topics.Names.RUN_EVENTS, Topics.Names.STUDIES, Topics.Names.RUNS))
                    .all()
                    .get();
            awaitThat(() -> {
                try {
                    return admin.listTopics()
                            .names()
                            .get()
                            .containsAll(List.of(Topics.Names.RUN_EVENTS, Topics.Names.STUDIES, Topics.Names.RUNS));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        try (Topic<Study> studies = new Topic<>(bootstrapServers, Topics.STUDIES, Messages::study);
                Topic<RunEvent> events = new Topic<>(bootstrapServers, Topics.RUN_EVENTS, Messages::runEvent)) {
            studies.await(study -> study.getStudyId().equals(id));
            events.await(
                    2,
                    each -> each.hasPlanned() && each.getPlanned().getStudyId().equals(id) && each.getRetold());
            RunEvent ended =
                    events.await(each -> each.hasCompleted() && each.getRunId().equals(trained));
            assertThat(ended.getSource()).isEqualTo("trainer-7");
            assertThat(ended.getCompleted().getLastEpoch()).isEqualTo(40);
            events.await(each -> each.hasStarted() && each.getRunId().equals(trained));
            events.await(each -> each.hasPaused() && each.getRunId().equals(runs.getLast()));
        }
        // Its result was never heard of: the record brought it.
        awaitThat(() -> stateOf("/api/runs/" + trained).equals("completed"));
        given().post("/api/studies/" + id + "/cancel").then().statusCode(200);
    }
}
