package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The page shows what it has while the broker is away, says that it is not ready, and goes on when it is back. */
@QuarkusTest
@WithTestResource(RealParts.class)
class BrokerAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    EmbeddedKafka kafka;

    @Test
    void whatIsSaidAfterTheBrokerCameBackIsShown() throws Exception {
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(Publisher.study("shown-0000000a", 1));
            await().atMost(PATIENCE).until(() -> status("/api/studies/shown-0000000a") == 200);
        }
        kafka.stop();
        try {
            await().atMost(PATIENCE).until(() -> status("/q/health/ready") == 503);
            given().get("/q/health/live").then().statusCode(200);
            given().get("/api/studies/shown-0000000a").then().statusCode(200);
        } finally {
            kafka.startAgain();
        }
        await().atMost(PATIENCE).until(() -> status("/q/health/ready") == 200);
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(Publisher.study("afterwards-0000000b", 1));
            await().atMost(PATIENCE).until(() -> status("/api/studies/afterwards-0000000b") == 200);
        }
    }

    private static int status(String path) {
        return given().get(path).statusCode();
    }
}
