package io.grokscape.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Study;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes and tags, over HTTP and a real broker. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class NotesOverHttpTest extends PlannerFixture {
    @Test
    void notesAndTagsAreKeptAndToldToEverybody() {
        String id = submit(study("noted", "76")).statusCode(201).extract().path("id");
        String run =
                given().get("/api/studies/" + id + "/runs").then().extract().path("runs[0].id");
        for (int twice = 0; twice < 2; twice++) {
            given().contentType(JSON)
                    .body("{\"text\": \"looks odd\"}")
                    .post("/api/notes/runs/" + run)
                    .then()
                    .statusCode(200)
                    .body("notes.text", equalTo(List.of("looks odd")));
            given().put("/api/notes/studies/" + id + "/tags/paper").then().body("tags", equalTo(List.of("paper")));
        }
        try (Topic<Study> studies = new Topic<>(bootstrapServers, Topics.STUDIES, Messages::study);
                Topic<RunEvent> events = new Topic<>(bootstrapServers, Topics.RUN_EVENTS, Messages::runEvent)) {
            studies.await(study ->
                    study.getStudyId().equals(id) && study.getTagsList().equals(List.of("paper")));
            RunEvent.Annotated noted = events.await(
                            each -> each.hasAnnotated() && each.getRunId().equals(run))
                    .getAnnotated();
            assertThat(noted.getRevision()).isEqualTo(1);
            assertThat(noted.getNotes(0).getText()).isEqualTo("looks odd");
        }
        String note = given().get("/api/notes/runs/" + run).then().extract().path("notes[0].id");
        given().delete("/api/notes/runs/" + run + "/" + note)
                .then()
                .statusCode(200)
                .body("notes", hasSize(0));
        given().delete("/api/notes/studies/" + id + "/tags/paper").then().body("tags", hasSize(0));
        problem(given().get("/api/notes/runs/none"), 404, "there is no run 'none'");
        problem(given().put("/api/notes/studies/" + id + "/tags/Nope"), 400, "not 'Nope'");
        problem(given().contentType(JSON).body("{\"text\": \" \"}").post("/api/notes/runs/" + run), 400, "1 to 4,000");
        given().post("/api/studies/" + id + "/cancel").then().statusCode(200);
    }
}
