package io.grokscape.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.google.protobuf.ByteString;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.RunEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Pausing, cancelling, ordering and replaying, over HTTP and a real broker. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ControlOverHttpTest extends PlannerFixture {
    @Test
    void aRunningRunIsPausedThroughAControlAndOfferedAgainWhenResumed() {
        String id = submit(study("held", "64")).statusCode(201).extract().path("id");
        String run =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs[0].id");
        awaitThat(() -> stateOf("/api/runs/" + run).equals("queued"));
        report(run, RunEvent.newBuilder().setStarted(RunEvent.Started.getDefaultInstance()));
        awaitThat(() -> stateOf("/api/runs/" + run).equals("running"));

        given().post("/api/studies/held/pause").then().statusCode(404);
        given().post("/api/studies/" + id + "/pause")
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("changed", equalTo(1))
                .body("stopping", equalTo(1));
        given().get("/api/runs/" + run).then().body("pause_requested", equalTo(true));
        try (Topic<Control> controls = new Topic<>(bootstrapServers, Topics.CONTROLS, Messages::control)) {
            Control control = controls.await(each -> each.getRunId().equals(run));
            assertThat(control.getAction()).isEqualTo(Control.Action.ACTION_PAUSE);
            assertThat(control.getOffer()).isEqualTo(1);
        }
        report(run, RunEvent.newBuilder().setHandedBack(RunEvent.HandedBack.getDefaultInstance()));
        awaitThat(() -> stateOf("/api/runs/" + run).equals("paused"));

        given().post("/api/studies/" + id + "/resume").then().statusCode(200).body("state", equalTo("active"));
        awaitThat(() -> stateOf("/api/runs/" + run).equals("queued"));
        given().post("/api/studies/" + id + "/cancel").then().statusCode(200);
        problem(given().post("/api/studies/" + id + "/resume"), 409, "was cancelled: submit it again");
        problem(given().post("/api/runs/" + run + "/pause"), 409, "is cancelled: there is nothing to pause");
    }

    @Test
    void priorityIsANumberWithinBoundsAndSetAtOnce() {
        String id = submit(study("urgent", "68")).statusCode(201).extract().path("id");
        String run =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs[0].id");
        given().contentType(JSON)
                .body("{\"priority\": 7}")
                .post("/api/runs/" + run + "/priority")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        given().get("/api/runs/" + run).then().body("priority", equalTo(7));
        for (String wrong : List.of("{\"priority\": 1001}", "{\"priority\": \"high\"}", "{}", "[]", "")) {
            problem(
                    given().contentType(JSON).body(wrong).post("/api/studies/" + id + "/priority"),
                    400,
                    "N from -1000 to 1000");
        }
        given().get("/api/find/urgent").then().body("matches[0].id", equalTo(id));
        given().get("/api/find/" + run.substring(0, 8)).then().body("matches[0].kind", equalTo("run"));
        given().post("/api/studies/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void aRunningRunIsCancelledThroughAControl() {
        String id = submit(study("stopped", "44")).statusCode(201).extract().path("id");
        String run =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs[0].id");
        report(run, RunEvent.newBuilder().setStarted(RunEvent.Started.getDefaultInstance()));
        awaitThat(() -> stateOf("/api/runs/" + run).equals("running"));

        given().post("/api/studies/" + id + "/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        given().post("/api/studies/" + id + "/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        given().get("/api/runs/" + run).then().body("cancel_requested", equalTo(true));
        try (Topic<Control> controls = new Topic<>(bootstrapServers, Topics.CONTROLS, Messages::control)) {
            Control control = controls.await(each -> each.getRunId().equals(run));
            assertThat(control.getAction()).isEqualTo(Control.Action.ACTION_CANCEL);
        }
        report(run, RunEvent.newBuilder().setCancelled(RunEvent.Cancelled.getDefaultInstance()));
        awaitThat(() -> stateOf("/api/runs/" + run).equals("cancelled"));

        submit(study("stopped", "44")).statusCode(200).body("state", equalTo("active"));
        awaitThat(() -> stateOf("/api/runs/" + run).equals("queued"));
        given().post("/api/runs/" + run + "/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
    }

    @Test
    void aDeadLetterIsPutBackOnceAndProcessed() {
        String id = submit(study("buried", "72")).statusCode(201).extract().path("id");
        String run =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs[0].id");
        byte[] completed = RunEvent.newBuilder()
                .setSchemaVersion(1)
                .setRunId(run)
                .setAttempt(1)
                .setSource("trainer-1")
                .setCompleted(RunEvent.Completed.getDefaultInstance())
                .build()
                .toByteArray();
        DeadLetter letter = DeadLetter.newBuilder()
                .setSchemaVersion(1)
                .setTopic(Topics.Names.RUN_EVENTS)
                .setKey(ByteString.copyFromUtf8(run))
                .setValue(ByteString.copyFrom(completed))
                .setReason("of another day")
                .build();
        String waiting = "letters.findAll { it.key == '" + run + "' }";
        producer.send(new ProducerRecord<>(Topics.Names.DEAD_LETTER, run, letter.toByteArray()));
        awaitThat(() -> given().get("/api/dead-letters?topic=" + Topics.Names.RUN_EVENTS)
                .then()
                .extract()
                .path(waiting + ".reason")
                .equals(List.of("of another day")));

        given().post("/api/dead-letters/replay?topic=" + Topics.Names.MEASUREMENTS)
                .then()
                .statusCode(200)
                .body("put_back", equalTo(0));
        given().post("/api/dead-letters/replay").then().statusCode(200);
        awaitThat(() -> stateOf("/api/runs/" + run).equals("completed"));
        given().get("/api/dead-letters").then().body(waiting, hasSize(0));
    }
}
