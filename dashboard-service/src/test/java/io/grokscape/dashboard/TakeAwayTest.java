package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.Rest.refused;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.grokscape.dashboard.ShortRuns.spec;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables, curves, figures and artifacts as files. */
@QuarkusTest
@WithTestResource(RealParts.class)
class TakeAwayTest {
    EmbeddedKafka kafka;

    @Inject
    ObjectStore store;

    Publisher publisher;

    @BeforeEach
    void connect() {
        publisher = Publisher.on(kafka);
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    private String study(RunSpec spec) {
        String study = newStudyId();
        publisher.send(Publisher.study(study, 1));
        publisher.send(publisher.planned(study, 0, spec));
        new ShortRuns(publisher).complete(spec);
        eventually(() -> {
            assertThat(get("/api/studies/" + study).getInt("verdicts.GROKKING")).isEqualTo(1);
            assertThat(get("/api/runs/" + spec.id()).getInt("epoch")).isEqualTo(200);
        });
        return study;
    }

    @Test
    void aStudysTablesAreFilesInEveryForm() {
        RunSpec spec = spec(20, 400);
        String study = study(spec);
        String export = "/api/studies/" + study + "/export.";

        Response runs = given().get(export + "csv");
        assertThat(runs.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + study + "-runs.csv\"");
        assertThat(runs.contentType()).startsWith("text/csv");
        assertThat(runs.asString().lines()).hasSize(2).anyMatch(line -> line.startsWith(spec.id() + ",add,113,3000,"));
        assertThat(given().get(export + "csv?what=curves").asString().lines()).hasSize(202);
        assertThat(get(export + "json?what=verdicts").getInt("[0].evidence.fitted_epoch"))
                .isEqualTo(100);
        assertThat(get(export + "json?what=findings").getList("$")).isEmpty();
        for (String what : new String[] {"runs", "curves", "verdicts", "findings"}) {
            byte[] parquet = given().get(export + "parquet?what=" + what).asByteArray();
            assertThat(new String(parquet, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        }
        refused(export + "xlsx", 404, "there is no export form 'xlsx'");
        refused(export + "csv?what=secrets", 400, "what must be one of runs, curves, verdicts, findings");
        refused("/api/studies/nowhere/export.csv", 404, "there is no study 'nowhere'");
    }

    @Test
    void aRunsWholeCurveIsAFile() {
        RunSpec spec = spec(20, 410);
        study(spec);
        Response curve = given().get("/api/runs/" + spec.id() + "/curve.csv");
        assertThat(curve.asString().lines()).hasSize(202).anyMatch(line -> line.startsWith(spec.id() + ",150,"));
        assertThat(get("/api/runs/" + spec.id() + "/curve.json").getList("$")).hasSize(201);
        refused("/api/runs/nowhere/curve.csv", 404, "there is no run 'nowhere'");
    }

    @Test
    void whatTheStoreKeepsOfARunCanBeTakenAwayAndNothingElse() {
        store.ensureBucket();
        RunKeys keys = new RunKeys("0123456789abcdef0123");
        byte[] weights = "weights".getBytes(StandardCharsets.UTF_8);
        store.put(keys.weights(1), weights);
        store.put(new RunKeys("0123456789abcdef0124").weights(1), new byte[] {1});
        String artifacts = "/api/runs/" + keys.runId() + "/artifacts";

        JsonPath listed = get(artifacts);
        assertThat(listed.getList("name")).containsExactly("attempts/1/final.safetensors");
        assertThat(listed.getList("size")).containsExactly(7);
        Response file = given().get(artifacts + "/attempts/1/final.safetensors");
        assertThat(file.asByteArray()).isEqualTo(weights);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"0123456789abcdef0123-attempts-1-final.safetensors\"");
        for (String elsewhere : new String[] {
            "/../../0123456789abcdef0124/attempts/1/final.safetensors",
            "/..%2F..%2F0123456789abcdef0124%2Fattempts%2F1%2Ffinal.safetensors",
            "/attempts/1",
            "/attempts/1/other.safetensors"
        }) {
            assertThat(given().urlEncodingEnabled(false)
                            .get(artifacts + elsewhere)
                            .statusCode())
                    .as(elsewhere)
                    .isIn(400, 404);
        }
        refused("/api/runs/..%2f..%2fsecret/artifacts", 404, "there is no run");
        assertThat(get("/api/runs/ffffffffffffffffffff/artifacts").getList("$")).isEmpty();
    }

    @Test
    void aStudysFiguresAndThePapersClaimsFollowFromItsRuns() {
        RunSpec spec = spec(20, 420);
        String study = study(spec);
        String name = get("/api/studies/" + study + "/figures").getString("[0].name");
        Response svg = given().get("/api/studies/" + study + "/figures/" + name + ".svg");
        assertThat(svg.contentType()).startsWith("image/svg+xml");
        assertThat(svg.asString()).startsWith("<svg").contains("</svg>");
        assertThat(svg.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'; style-src 'sha256-");
        refused("/api/studies/" + study + "/figures/none.svg", 404, "there is no figure");
        assertThat(get("/api/studies/" + study + "/claims").getList("agreement"))
                .isNotNull();
    }

    @Test
    void thePaperIsShownBesideTheStudiesThatMakeIt() {
        String study = "figure-6-small-" + newStudyId().substring(6);
        publisher.send(Publisher.study(study, 0));
        eventually(() -> assertThat(get("/api/paper").getList("figures.find { it.figure == 6 }.studies.id"))
                .contains(study));
        JsonPath paper = get("/api/paper");
        assertThat(paper.getList("figures.figure")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(paper.getList("figures[5].claims.figure")).contains("6 (a)", "6 (d)");
        assertThat(paper.getList("figures[5].catalogue.name")).containsExactly("figure-6", "figure-6-small");
        assertThat(paper.getList("figures[0].studies.id")).doesNotContain(study);
    }
}
