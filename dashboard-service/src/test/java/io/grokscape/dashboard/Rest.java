package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** Asks the service under test. */
final class Rest {
    private Rest() {}

    /** What a request that succeeds answers. */
    static JsonPath get(String path) {
        Response response = given().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.jsonPath();
    }

    /** A request that is refused with a problem whose detail says so. */
    static void refused(String path, int status, String detail) {
        Response response = given().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("detail")).contains(detail);
    }

    /** What was published is shown a little later; until then a number that is asked for may be missing altogether. */
    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(NullPointerException.class)
                .untilAsserted(assertion);
    }
}
