package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.Rest.refused;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.grokscape.dashboard.ShortRuns.spec;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many runs at once: groups of them as mean and interval, from what was measured of each. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ComparisonTest {
    EmbeddedKafka kafka;
    Publisher publisher;
    ShortRuns runs;

    @BeforeEach
    void connect() {
        publisher = Publisher.on(kafka);
        runs = new ShortRuns(publisher);
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    /** Two seeds of one width and one of another. */
    private String study(int firstSeed) {
        String study = newStudyId();
        publisher.send(Publisher.study(study, 3));
        List<RunSpec> specs = List.of(spec(24, firstSeed), spec(24, firstSeed + 1), spec(48, firstSeed));
        for (int i = 0; i < specs.size(); i++) {
            publisher.send(publisher.planned(study, i, specs.get(i)));
            runs.complete(specs.get(i));
        }
        eventually(() -> assertThat(get("/api/studies/" + study).getInt("verdicts.GROKKING"))
                .isEqualTo(3));
        return study;
    }

    @Test
    void aStudysRunsAreShownAsMeanAndIntervalOfEachGroup() {
        String study = study(200);
        JsonPath shown = get("/api/studies/" + study + "/curves?group=hidden_size,task&points=400");

        assertThat(shown.getString("metric")).isEqualTo("validation_accuracy");
        assertThat(shown.getList("epochs", Integer.class)).startsWith(0, 1, 2).endsWith(200);
        assertThat(shown.getList("groups.key.hidden_size")).containsExactly(24, 48);
        assertThat(shown.getList("groups.key.task")).containsExactly("add", "add");
        assertThat(shown.getList("groups[0].runs")).hasSize(2);
        int at150 = shown.getList("epochs").indexOf(150);
        assertThat(shown.getDouble("groups[0].mean[%d]".formatted(at150))).isEqualTo(.5, within(1e-6));
        assertThat(shown.getDouble("groups[0].high[%d]".formatted(at150))).isEqualTo(.5, within(1e-6));
        assertThat(shown.getInt("groups[0].n[%d]".formatted(at150))).isEqualTo(2);
        assertThat(shown.getList("groups[1].low")).containsOnlyNulls();
        assertThat(shown.getMap("$")).doesNotContainKey("traces");
    }

    @Test
    void aGroupIsTheSameWhicheverOtherRunsAreShown() {
        String study = study(210);
        JsonPath all = get("/api/studies/" + study + "/curves?group=hidden_size&metric=parameter_norm");
        List<String> pair = all.getList("groups[0].runs");
        String query = "?group=hidden_size&metric=parameter_norm&run=" + pair.get(0) + "&run=" + pair.get(1);
        JsonPath alone = get("/api/curves" + query);
        JsonPath posted = given().contentType("application/json")
                .body(pair)
                .post("/api/curves?group=hidden_size&metric=parameter_norm")
                .jsonPath();

        assertThat(alone.getList("groups")).hasSize(1);
        assertThat(alone.getMap("groups[0]")).isEqualTo(all.getMap("groups[0]"));
        assertThat(posted.getMap("$")).isEqualTo(alone.getMap("$"));
    }

    @Test
    void tracesShowEveryRunByItself() {
        String study = study(220);
        JsonPath shown = get("/api/studies/" + study + "/curves?group=none&traces=true");

        assertThat(shown.getList("groups")).hasSize(1);
        assertThat(shown.getList("traces.run_id")).hasSize(3).doesNotHaveDuplicates();
        List<Integer> epochs = shown.getList("traces[0].epochs");
        assertThat(epochs).startsWith(0).endsWith(200).hasSizeLessThanOrEqualTo(160);
        assertThat(shown.getList("traces[0].values")).hasSameSizeAs(epochs).endsWith(1.0f);
    }

    @Test
    void aRunThatGoesOnIsShownAsFarAsItIs() {
        String study = newStudyId();
        RunSpec spec = spec(24, 230);
        publisher.send(Publisher.study(study, 1));
        publisher.send(publisher.planned(study, 0, spec));
        publisher.send(
                publisher.event(spec.id(), 1, event -> event.getStartedBuilder().setEngineFingerprint("blocked-1")));
        for (int to : List.of(51, 61)) {
            publisher.send(spec.id(), 1, ShortRuns.curve(to == 51 ? 0 : 51, to));
            eventually(() -> assertThat(get("/api/studies/" + study + "/curves").getList("epochs"))
                    .endsWith(to - 1));
        }
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        String study = newStudyId();
        publisher.send(Publisher.study(study, 0));
        eventually(() -> assertThat(get("/api/studies/" + study + "/curves").getList("groups"))
                .isEmpty());

        refused("/api/studies/nowhere/curves", 404, "there is no study 'nowhere'");
        refused("/api/studies/" + study + "/curves?group=password", 400, "group must be of");
        refused("/api/studies/" + study + "/curves?metric=x", 400, "metric must be one of");
        refused("/api/studies/" + study + "/curves?points=5", 400, "points must be 16 to 1000, not 5");
        refused("/api/curves", 400, "run is missing");
        refused("/api/curves?run=nowhere", 404, "there is no run 'nowhere'");
    }
}
