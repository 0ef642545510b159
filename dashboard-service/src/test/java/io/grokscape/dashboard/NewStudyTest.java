package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a study comes to, and what is wrong with it, before it is submitted. The planner is away. */
@QuarkusTest
@WithTestResource(RealParts.class)
class NewStudyTest {
    EmbeddedKafka kafka;

    private static JsonPath check(String yaml) {
        var response = given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/api/studies/check");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.jsonPath();
    }

    @Test
    void aStudyIsCountedAndItsCostTold() {
        RunSpec known = RunSpec.of("add").hiddenSize(44).epochs(500).seed(0).build();
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(publisher.planned("other-00000001", 0, known));
        }
        String yaml = "name: wide\nbase: {task: add, epochs: 500}\ngrid:\n  hidden_size: [44, 48, 44]\nseeds: 2\n";
        eventually(() -> assertThat(check(yaml).getInt("reused")).isEqualTo(1));

        JsonPath told = check(yaml);
        assertThat(told.getList("errors")).isEmpty();
        assertThat(told.getLong("runs")).isEqualTo(6);
        assertThat(told.getInt("distinct")).isEqualTo(4);
        assertThat(told.getLong("epochs")).isEqualTo(3 * 500);
        assertThat(told.getDouble("flops")).isPositive();
        assertThat(told.getDouble("seconds")).isPositive();
        assertThat(told.getString("id")).startsWith("wide-");
        assertThat(get("/api/studies").getList("items.name")).doesNotContain("wide");
    }

    @Test
    void anErrorSaysWhereItIs() {
        JsonPath told = check("name: wide\nbase:\n  task: add\n  hiden_size: 32\n");
        assertThat(told.getInt("errors[0].line")).isEqualTo(4);
        assertThat(told.getInt("errors[0].column")).isEqualTo(3);
        assertThat(told.getString("errors[0].message")).contains("hiden_size");
        assertThat(check("name: a\ngrid: [").getInt("errors[0].line")).isPositive();
        assertThat(check("").getList("errors")).hasSize(1);
    }

    @Test
    void hostileYamlIsAnErrorAndNothingElse() {
        assertThat(check("name: <script>alert(1)</script>\nbase: {task: add}\n").getInt("errors[0].line"))
                .isEqualTo(1);
        assertThat(check("!!javax.script.ScriptEngineManager [a]\n").getList("errors"))
                .hasSize(1);
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";
        assertThat(check(bomb).getList("errors")).hasSize(1);
        assertThat(check("name: big\nbase: {task: add}\nseeds: 2000000000\n").getString("errors[0].message"))
                .contains("runs");
    }

    /** The test asks before it sends: whoever is refused by the body's length may find the connection closed in mid-body. */
    @Test
    void aFileThatIsTooLargeIsRefusedUnread() {
        given().config(RestAssuredConfig.config()
                        .httpClient(httpClientConfig().setParam("http.protocol.expect-continue", true)))
                .contentType("application/yaml")
                .body(new byte[3_000_000])
                .post("/api/studies/check")
                .then()
                .statusCode(413);
    }

    @Test
    void aRunIsAskedForAgainWithChangesAsAStudyOfOneRun() {
        RunSpec run = RunSpec.of("add").hiddenSize(36).dataSeed(3).modelSeed(4).build();
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(publisher.planned("other-00000002", 0, run));
        }
        eventually(() -> get("/api/runs/" + run.id()));
        String spec = given().get("/api/runs/" + run.id()).jsonPath().getMap("spec").entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());

        assertThat(check("name: again\nbase:\n" + spec).getInt("reused")).isEqualTo(1);
        JsonPath changed = check("name: again\nbase:\n" + spec.replace("hidden_size: 36", "hidden_size: 40"));
        assertThat(changed.getList("errors")).isEmpty();
        assertThat(changed.getInt("distinct")).isEqualTo(1);
    }

    @Test
    void aSearchIsToldAsWhatItMayCome() {
        JsonPath told = check("name: s\nbase: {task: add}\ngrid: {hidden_size: [32, 48]}\nsearch: {for:"
                + " critical_dataset_size, train_size: {from: 2000, to: 4000, step: 50}, tolerance: 200}\n");
        assertThat(told.getList("errors")).isEmpty();
        assertThat(told.getInt("distinct")).isZero();
        assertThat(told.getString("warnings[0]")).contains("for each of 2 points");
    }

    @Test
    void theCatalogueIsThereWithItsFilesAndTheSchemaThatTheyKeepTo() {
        JsonPath catalogue = get("/api/catalogue");
        assertThat(catalogue.getList("items.name")).startsWith("quickstart").contains("figure-6-small", "paper");
        assertThat(catalogue.getInt("items.find { it.name == 'figure-6-small' }.runs"))
                .isEqualTo(135);
        assertThat(catalogue.getInt("items.find { it.name == 'figure-6-small' }.figure"))
                .isEqualTo(6);
        assertThat(check(catalogue.getString("items[0].yaml")).getList("errors"))
                .isEmpty();
        assertThat(given().get("/api/schema").contentType()).startsWith("application/schema+json");
        assertThat(given().get("/api/schema").jsonPath().getString("title")).isNotBlank();
    }

    @Test
    void notesGoToThePlannerAndBadNamesDoNot() {
        given().contentType("application/json")
                .body("{\"text\":\"x\"}")
                .post("/api/notes/runs/abc")
                .then()
                .statusCode(502);
        given().put("/api/notes/studies/abc/tags/to-look-at").then().statusCode(502);
        given().put("/api/notes/studies/abc/tags/Not%20a%20tag").then().statusCode(400);
        given().put("/api/notes/people/abc/tags/odd").then().statusCode(404);
        given().put("/api/notes/runs/..%2f..%2fapi/tags/odd").then().statusCode(404);
        given().post("/api/runs/abc/explode").then().statusCode(404);
    }
}
