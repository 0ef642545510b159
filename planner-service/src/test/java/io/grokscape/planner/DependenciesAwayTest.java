package io.grokscape.planner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.proto.v1.Study;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StudyKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A planner whose broker or object store is away takes studies in, says that it is not ready, and catches up. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DependenciesAwayTest extends PlannerFixture {
    @Test
    void aStudySubmittedWhileTheBrokerIsAwayIsAnnouncedAndOfferedWhenItIsBack() throws Exception {
        RealParts.kafka().stop();
        String id;
        try {
            awaitThat(() -> given().get("/q/health/ready").statusCode() == 503);
            given().get("/q/health/live").then().statusCode(200);
            id = submit(study("offline", "88")).statusCode(201).extract().path("id");
            given().get("/q/metrics").then().statusCode(200).body(containsString("outbox"));
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            RealParts.kafka().startAgain();
        }
        awaitThat(() -> given().get("/q/health/ready").statusCode() == 200);
        try (Topic<Study> studies = new Topic<>(bootstrapServers, Topics.STUDIES, Messages::study);
                Topic<RunRequest> offers = requests()) {
            studies.await(study -> study.getStudyId().equals(id));
            String run = offers.await(offer -> offer.getStudyId().equals(id)).getRunId();
            complete(run);
            awaitThat(() -> stateOf("/api/studies/" + id).equals("ended"));
        }
    }

    @Test
    void aStudyFileIsArchivedWhenTheObjectStoreIsBack() {
        RealParts.objects().stop();
        String id;
        try {
            awaitThat(() -> given().get("/q/health/ready").statusCode() == 503);
            given().get("/q/health/live").then().statusCode(200);
            id = submit(study("unarchived", "92")).statusCode(201).extract().path("id");
        } finally {
            RealParts.objects().start();
        }
        try (ObjectStore store = RealParts.objectStore()) {
            awaitThat(() -> store.exists(new StudyKeys(id).yaml()));
        }
        awaitThat(() -> given().get("/q/health/ready").statusCode() == 200);
        assertThat(given().post("/api/studies/" + id + "/cancel").statusCode()).isEqualTo(200);
    }
}
