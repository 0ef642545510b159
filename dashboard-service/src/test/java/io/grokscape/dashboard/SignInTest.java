package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person with a browser in front of a dashboard that asks for tokens. */
@QuarkusTest
@TestProfile(SignInTest.WithTokens.class)
@QuarkusTestResource(RealParts.class)
class SignInTest {
    private static final String TOKEN = "rosas-token";

    /** One researcher. */
    public static final class WithTokens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("tokens", "");
                Files.writeString(
                        file, "rosa researcher 0cfc4acfd04ca0fe70c6daaf854cf39bfdbd7ca46628000c29b4be72f099cf21\n");
                return Map.of("grokscape.security.tokens", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aBrowserWithoutATokenIsSentToSignInAndAProgramIsTold() {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in");
        given().get("/api/studies").then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void theTokenOnceShownIsKeptWhereNoScriptAndNoOtherSiteGetsIt() {
        Response answer =
                given().redirects().follow(false).formParam("token", TOKEN).post("/sign-in");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
        given().cookies(answer.cookies()).get("/api/studies").then().statusCode(200);
        given().formParam("token", "guessed").post("/sign-in").then().statusCode(403);
    }

    @Test
    void theOnePolicyLetsTheFormBeSentHereAndNowhereElse() {
        assertThat(given().get("/sign-in").headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("form-action 'self'");
    }
}
