package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.Rest.refused;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What is not answered, and what no other site may make the browser do. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RefusalsTest {
    EmbeddedKafka kafka;

    @Test
    void badRequestsAreRefusedWithAProblem() {
        String study = newStudyId();
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(Publisher.study(study, 1));
        }
        eventually(() -> get("/api/studies/" + study));

        refused("/api/studies/nowhere", 404, "there is no study 'nowhere'");
        refused("/api/runs/nowhere", 404, "there is no run 'nowhere'");
        refused("/api/runs/nowhere/curve", 404, "there is no run 'nowhere'");
        refused("/api/studies?limit=0", 400, "limit must be 1 to 500, not 0");
        refused("/api/studies/" + study + "/runs?offset=-1", 400, "offset must be 0 to");
        refused("/api/studies/" + study + "/runs?sort=password", 400, "sort must be one of");
        refused("/api/runs/nowhere/curve?points=3", 400, "points must be 16 to");
        refused("/api/stream?study=a&run=b", 400, "not of both");
        refused("/api/studies?limit=many", 400, "limit must be a whole number, not 'many'");
    }

    @Test
    void writesArePassedOnOnlyFromThePageItself() {
        given().header("Origin", "http://evil.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/studies")
                .then()
                .statusCode(403);
        given().header("Host", "evil.example").post("/api/runs/x/cancel").then().statusCode(403);
        given().contentType("application/json")
                .body("{\"catalogue\":\"quickstart\"}")
                .post("/api/studies")
                .then()
                .statusCode(502)
                .contentType("application/problem+json");
    }

    @Test
    void thePageIsServedWithAStrictPolicy() {
        Response page = given().get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.asString()).doesNotContain("<style").containsPattern("<script[^>]+src=");
    }
}
