package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.service.trace.RunTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was seen in a rehearsal. */
@Tag("rehearsal")
class RehearsalTest {
    /** Alerts whose situation takes longer, or needs more, than is prepared here: promtool plays them. */
    private static final Set<String> PLAYED_BY_PROMTOOL = Set.of(
            "GrokscapeLanesIdle",
            "GrokscapeAttemptsFail",
            "GrokscapeObjectStoreSlow",
            "GrokscapeVerdictsLate",
            "GrokscapeReadModelLate",
            "GrokscapeOutboxGrows",
            "GrokscapeMemoryShort");

    private static Rehearsal rehearsal;

    @BeforeAll
    static void play() throws Exception {
        rehearsal = new Rehearsal(Rehearsal.folder());
        rehearsal.play();
    }

    @AfterAll
    static void stop() {
        if (rehearsal != null) {
            rehearsal.close();
        }
    }

    @Test
    void everyPanelOfEveryDashboardHasShownData() {
        assertThat(rehearsal.panelsWithoutData).isEmpty();
    }

    @Test
    void everyAlertHasFiredOrIsPlayedByPromtool() {
        Set<String> silent = new TreeSet<>();
        Expressions.ofAlerts().forEach(alert -> silent.add(alert.where()));
        silent.removeAll(rehearsal.fired);
        assertThat(PLAYED_BY_PROMTOOL).containsAll(silent);
    }

    @Test
    void theMetricTrainersAreScaledByRisesWithTheQueueAndFallsToZeroWithTheLastRun() {
        assertThat(rehearsal.open.getFirst()).as("before the study").isZero();
        assertThat(rehearsal.open).as("with no trainer there").contains((double) Rehearsal.RUNS);
        List<Double> falling =
                rehearsal.open.subList(rehearsal.open.indexOf((double) Rehearsal.RUNS), rehearsal.open.size());
        assertThat(falling.subList(0, falling.indexOf(0.0) + 1)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(rehearsal.openWhenTheMetricFellToZero)
                .as("open runs in the ledger when the metric was 0")
                .isZero();
    }

    @Test
    void threeTrainersShareTheStudy() {
        assertThat(rehearsal.runsByTrainer.keySet()).containsExactlyInAnyOrderElementsOf(Cluster.TRAINERS);
        assertThat(rehearsal.runsByTrainer.values()).allMatch(runs -> runs >= Rehearsal.RUNS / 3 / 2);
    }

    @Test
    void aServiceThatHoldsTheBrokerForSomebodyElseSaysSoAndIsNotReady() throws Exception {
        Map<String, String> deceived = new HashMap<>(rehearsal.cluster.environment("trainer-wrong-key"));
        deceived.putAll(rehearsal.cluster.kafka(
                "trainer", Authority.found(rehearsal.cluster.folder.resolve("another-authority"))));
        try (ServiceProcess trainer = ServiceProcess.start(
                "trainer", "deceived", ServiceProcess.freePort(), rehearsal.cluster.folder, deceived)) {
            Cluster.await("it says so", () -> trainer.log().contains("SSL handshake failed"));
            assertThat(trainer.isReady()).isFalse();
        }
    }

    @Test
    void aTrainerWithAWrongKeyToTheObjectStoreSaysSoAndIsNotReady() {
        ServiceProcess trainer = rehearsal.cluster.running("trainer-wrong-key");
        assertThat(trainer.isReady()).isFalse();
        assertThat(trainer.log()).contains("403").doesNotContain("a-wrong-secret-that-nobody-may-read");
    }

    @Test
    void aRunsTraceGoesFromThePlannerThroughATrainerToTheAnalyzer() throws InterruptedException {
        for (String service : List.of("planner", "trainer", "analyzer")) {
            Cluster.await(
                    service, () -> rehearsal.cluster.collector.hasHeard(service, RunTrace.traceId(rehearsal.someRun)));
        }
    }

    @Test
    void aCountLeadsToTheTraceOfARunThatMovedIt() {
        assertThat(rehearsal.metricsOfATrainer)
                .containsPattern("grokscape_trainer_epochs_total \\S+ # \\{[^}]*trace_id=\"[0-9a-f]{20}0{12}\"");
    }

    @Test
    void theCommandLineAsksClosedServicesWithTheTokenOfItsEnvironment() throws Exception {
        assertThat(grokscape(null, "status")).contains("wants a token: set GROKSCAPE_TOKEN");
        assertThat(grokscape("guess-17", "status"))
                .contains("does not know the token in GROKSCAPE_TOKEN")
                .doesNotContain("guess-17");
        String viewer = Cluster.TOKENS.get("viewer");
        assertThat(grokscape(viewer, "status")).contains("rehearsal-").doesNotContain(viewer);
        assertThat(grokscape(
                        viewer,
                        "export",
                        "rehearsal",
                        "--out",
                        rehearsal.cluster.folder.resolve("tables").toString()))
                .contains("%d runs (%d finished)".formatted(Rehearsal.RUNS, Rehearsal.RUNS));
    }

    private static String grokscape(String token, String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GROKSCAPE_URL",
                "http://" + rehearsal.cluster.running("dashboard").address()));
        if (token != null) {
            environment.put("GROKSCAPE_TOKEN", token);
        }
        return CommandLine.run(List.of(), environment, List.of(arguments));
    }

    @Test
    void noSecretIsInAnyLog() {
        for (ServiceProcess service : rehearsal.cluster.all()) {
            assertThat(service.log())
                    .doesNotContain(rehearsal.cluster.secrets())
                    .doesNotContain("guess-17");
        }
    }

    @Test
    void aTrainersLogNamesStudyRunAndAttempt() {
        assertThat(rehearsal.cluster.running("trainer-3").log().lines())
                .anyMatch(line -> line.startsWith("{")
                        && line.contains("\"study\":\"rehearsal-")
                        && line.contains("\"run\":\"")
                        && line.contains("\"attempt\":\"1\""));
    }
}
