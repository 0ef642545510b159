package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.Rest.refused;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.grokscape.dashboard.ShortRuns.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Finding;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.Note;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs as a table: filtered, searched, sorted, with values at an epoch; and their ends over a size. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RunListTest {
    EmbeddedKafka kafka;
    Publisher publisher;

    @BeforeEach
    void connect() {
        publisher = Publisher.on(kafka);
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    /** Of widths 16, 32 and 64, whose validation ends at .2, .4 and .9 and was .1 higher once; the last one failed. */
    private String study(long seed) {
        String study = newStudyId();
        publisher.send(Publisher.study(study, 4));
        List<RunSpec> specs = IntStream.of(16, 32, 64, 128)
                .mapToObj(width -> spec(width, seed))
                .toList();
        for (int i = 0; i < specs.size(); i++) {
            RunSpec spec = specs.get(i);
            publisher.send(publisher.planned(study, i, spec));
            publisher.send(publisher.event(
                    spec.id(), 1, event -> event.getStartedBuilder().setEngineFingerprint("blocked-1")));
            if (i < 3) {
                complete(spec, List.of(.2, .4, .9).get(i));
            }
        }
        publisher.send(publisher.event(specs.get(3).id(), 1, event -> event.getFailedBuilder()
                .setReason("the loss became NaN 100 % of the time")
                .setTerminal(true)));
        publisher.send(publisher.event(specs.get(0).id(), 0, event -> event.getAnnotatedBuilder()
                .setRevision(1)
                .addTags("odd")
                .addNotes(Note.newBuilder().setId("n").setText("Look at <b>this</b>"))));
        eventually(() -> {
            JsonPath shown = get("/api/studies/" + study);
            assertThat(shown.getInt("run_states.completed")).isEqualTo(3);
            assertThat(shown.getInt("run_states.failed")).isEqualTo(1);
            assertThat(shown.getInt("verdicts.UNGROKKING")).isEqualTo(3);
            assertThat(get("/api/studies/" + study + "/runs?tag=odd").getInt("total"))
                    .isEqualTo(1);
        });
        return study;
    }

    private void complete(RunSpec spec, double end) {
        List<Measurement> curve = IntStream.of(0, 500, 1000, 2000)
                .mapToObj(epoch -> Publisher.measurement(epoch, 1, epoch == 1000 ? end + .1 : epoch == 2000 ? end : 0)
                        .build())
                .toList();
        publisher.send(spec.id(), 1, curve);
        publisher.send(publisher.event(
                spec.id(), 1, event -> event.getCompletedBuilder().setLastEpoch(2000)));
        publisher.send(ShortRuns.verdict(spec.id())
                .setDynamic(Dynamic.DYNAMIC_UNGROKKING)
                .setEvidence(Verdict.Evidence.newBuilder()
                        .setLastEpoch(2000)
                        .setTrainAccuracy(1)
                        .setValidationAccuracy(end - .01)));
    }

    @Test
    void runsAreFilteredByWhatTheyAreAndSearchedByWhatIsSaidOfThem() {
        String runs = "/api/studies/" + study(300) + "/runs";

        assertThat(widths(runs + "?state=failed,cancelled")).containsExactly(128);
        assertThat(widths(runs + "?dynamic=UNGROKKING&hidden_size=32")).containsExactly(32);
        assertThat(widths(runs + "?dynamic=none")).containsExactly(128);
        assertThat(widths(runs + "?seed=300&train_size=3000&task=add")).hasSize(4);
        assertThat(widths(runs + "?seed=301")).isEmpty();
        assertThat(widths(runs + "?layers=1&memorise_size=0&tag=odd")).containsExactly(16);
        assertThat(widths(runs + "?search=NAN 100 %")).containsExactly(128);
        assertThat(widths(runs + "?search=<b>THIS")).containsExactly(16);
        assertThat(widths(runs + "?search=%")).containsExactly(128);
        assertThat(widths("/api/runs?seed=300&sort=hidden_size")).containsExactly(16, 32, 64, 128);
        assertThat(get("/api/runs?seed=300&limit=2&offset=1&sort=-hidden_size").getInt("total"))
                .isEqualTo(4);
    }

    @Test
    void runsAreSortedByWhatTheyEndedWithWereAtBestOrHadAtAnEpoch() {
        String runs = "/api/studies/" + study(310) + "/runs";

        assertThat(widths(runs + "?sort=-validation_accuracy")).containsExactly(64, 32, 16, 128);
        assertThat(widths(runs + "?sort=weight_decay")).containsExactly(16, 32, 64, 128);
        eventually(() ->
                assertThat(widths(runs + "?sort=-best_validation_accuracy")).containsExactly(64, 32, 16, 128));
        JsonPath at = get(runs + "?sort=-at_epoch.validation_accuracy&at_epoch=1003");
        assertThat(at.getList("items.spec.hidden_size")).containsExactly(64, 32, 16, 128);
        assertThat(at.getInt("items[0].at_epoch.epoch")).isEqualTo(1000);
        assertThat(at.getDouble("items[1].at_epoch.validation_accuracy")).isEqualTo(.5, within(1e-6));
        assertThat(at.getDouble("items[1].best_validation_accuracy")).isEqualTo(.5, within(1e-6));
        assertThat(at.getDouble("items[1].validation_accuracy")).isEqualTo(.4, within(1e-6));
        assertThat(at.getMap("items[3]")).doesNotContainKey("at_epoch");
        assertThat(get(runs + "?at_epoch=900000").getInt("items[0].at_epoch.epoch"))
                .isEqualTo(2000);
    }

    @Test
    void accuracyOverASizeHasAPointForEachSizeAndTheFindingAboutTheSeries() {
        String study = study(320);
        publisher.send(Finding.newBuilder()
                .setStudyId(study)
                .setKind("double_descent")
                .setWhich("D=3000")
                .setRulesVersion("1/1")
                .setJson("{\"kind\":\"double_descent\",\"task\":\"add\",\"train_size\":3000,\"detected\":true}"));
        eventually(() -> assertThat(
                        (Object) get("/api/studies/" + study + "/accuracy").get("series[0].double_descent.detected"))
                .isEqualTo(true));

        JsonPath shown = get("/api/studies/" + study + "/accuracy?over=hidden_size");
        assertThat(shown.getList("series")).hasSize(1);
        assertThat(shown.getMap("series[0].key").toString()).isEqualTo("{task=add, train_size=3000}");
        assertThat(shown.getList("series[0].points.x")).containsExactly(16, 32, 64);
        assertThat(shown.getDouble("series[0].points[1].mean")).isEqualTo(.39, within(1e-6));
        assertThat(shown.getList("series[0].points[1].runs.seed")).containsExactly(320);
        assertThat(shown.getList("series[0].points.low")).containsOnlyNulls();

        JsonPath overData = get("/api/studies/" + study + "/accuracy?over=train_size");
        assertThat(overData.getList("series.key.hidden_size")).containsExactly(16, 32, 64);
    }

    @Test
    void theFleetSaysWhichRunsFailedLatelyAndWhy() {
        study(350);
        String own = "recent_failures.find { it.hidden_size == 128 }.";
        assertThat(get("/api/fleet").getString(own + "reason")).isEqualTo("the loss became NaN 100 % of the time");
    }

    @Test
    void theListOfStudiesHasASmallZoneMapOfEach() {
        String study = study(330);
        JsonPath studies = get("/api/studies");
        String zones = "items.find { it.id == '" + study + "' }.zones";
        assertThat(studies.getList(zones + ".hidden_size")).containsExactly(16, 32, 64, 128);
        assertThat(studies.getList(zones + ".dynamic")).containsExactly("UNGROKKING", "UNGROKKING", "UNGROKKING", null);
    }

    @Test
    void aParameterThatCannotBeIsRefusedByItsName() {
        String runs = "/api/studies/" + study(340) + "/runs";
        refused(runs + "?state=asleep", 400, "state must be of cancelled, completed");
        refused(runs + "?dynamic=GROKING", 400, "dynamic must be of");
        refused(runs + "?hidden_size=wide", 400, "hidden_size must be a whole number, not 'wide'");
        refused(runs + "?offset=99999999999999", 400, "offset must be a whole number");
        refused(runs + "?offset=99999999", 400, "offset must be 0 to 10000000, not 99999999");
        refused(runs + "?limit=501", 400, "limit must be 1 to 500, not 501");
        refused(runs + "?sort=password", 400, "sort must be one of");
        refused(runs + "?sort=at_epoch.train_loss", 400, "need at_epoch");
        refused(runs + "?at_epoch=-1", 400, "at_epoch must be 0 to");
        refused("/api/studies/x/accuracy?over=colour", 400, "over must be hidden_size");
        refused("/api/studies/x/curves?traces=maybe", 400, "traces must be true or false, not 'maybe'");
    }

    private static List<Integer> widths(String path) {
        return get(path).getList("items.spec.hidden_size", Integer.class);
    }
}
