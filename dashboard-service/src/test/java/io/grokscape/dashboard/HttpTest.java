package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.grokscape.dashboard.ShortRuns.spec;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.v1.Study;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP offers those who ask again, ask for little, or ask for what is not there. */
@QuarkusTest
@WithTestResource(RealParts.class)
class HttpTest {
    EmbeddedKafka kafka;

    @Test
    void whoHasAnAnswerAlreadyIsToldSoUntilItChanges() {
        String study = newStudyId();
        RunSpec spec = spec(12, 500);
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(Publisher.study(study, 1));
            publisher.send(publisher.planned(study, 0, spec));
            new ShortRuns(publisher).complete(spec);
            eventually(() -> assertThat(get("/api/studies/" + study).getInt("verdicts.GROKKING"))
                    .isEqualTo(1));
            String[] addresses = {
                "/api/studies/" + study,
                "/api/studies/" + study + "/runs",
                "/api/studies/" + study + "/curves?group=none",
                "/api/studies/" + study + "/accuracy",
                "/api/studies/" + study + "/claims",
                "/api/runs/" + spec.id(),
                "/api/runs/" + spec.id() + "/curve",
                "/api/catalogue"
            };
            for (String address : addresses) {
                String tag = given().get(address).header("ETag");
                assertThat(tag).as(address).startsWith("W/\"");
                Response again = given().header("If-None-Match", tag).get(address);
                assertThat(again.statusCode()).as(address).isEqualTo(304);
                assertThat(again.asByteArray()).isEmpty();
            }
            String tag = given().get(addresses[0]).header("ETag");
            publisher.send(Publisher.study(study, 1).setState(Study.State.STATE_ENDED));
            eventually(() -> assertThat(given().header("If-None-Match", tag)
                            .get(addresses[0])
                            .statusCode())
                    .isEqualTo(200));
        }
    }

    @Test
    void answersAreCompressedForWhoeverTakesThem() {
        for (String address : new String[] {"/api/catalogue", "/api/schema", "/"}) {
            Response response = given().header("Accept-Encoding", "gzip").get(address);
            assertThat(response.header("Content-Encoding")).as(address).isEqualTo("gzip");
        }
    }

    @Test
    void onlyWhatIsNamedByItsContentIsKeptForGood() {
        String page = given().get("/").asString();
        Matcher script = Pattern.compile("src=\"(/[^\"]+\\.js)\"").matcher(page);
        assertThat(script.find()).as(page).isTrue();
        assertThat(given().get(script.group(1)).header("Cache-Control"))
                .as(script.group(1))
                .contains("immutable", "max-age=31536000");
        assertThat(given().get("/").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(given().get("/api/studies").header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/studies/x", "/api/nothing", "/api/runs/x/y/z"})
    void anAddressThatNobodyAnswersIsSaidToBeNone(String address) {
        Response person = given().urlEncodingEnabled(false).accept("text/html").get(address);
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.header("Content-Security-Policy")).contains("default-src 'none'");
        Response program =
                given().urlEncodingEnabled(false).accept("application/json").get(address);
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.contentType()).startsWith("application/problem+json");
        assertThat(program.jsonPath().getInt("status")).isEqualTo(404);
    }

    @Test
    void aPersonWhoIsLostIsShownTheWayBack() {
        Response page = given().accept("text/html,*/*").get("/studies/of-yesterday");
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString())
                .contains("nothing at this address", "href=\"/\"")
                .doesNotContain("of-yesterday");
    }
}
