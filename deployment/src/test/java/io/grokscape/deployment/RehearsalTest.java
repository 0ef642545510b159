package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.grokscape.proto.Topics;
import io.grokscape.service.trace.RunTrace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The production overlay played through on one machine, under a real Prometheus: a study from its submission, with no trainer
 * there, to its last verdict by three; then what must go wrong goes wrong. Each test looks at what was seen meanwhile.
 */
@Tag("rehearsal")
class RehearsalTest {
    private static final int RUNS = 24;
    private static final String STUDY = """
            name: rehearsal
            base: {task: add, modulus: 23, train_size: 200, epochs: %d, stop_when_settled: false}
            grid: {hidden_size: [8, 12, 16, 24]}
            seeds: 6
            """.formatted(Integer.getInteger("rehearsal.epochs", 6000));
    private static final String SHORT_STUDY =
            "name: after\nbase: {task: add, modulus: 13, train_size: 60, epochs: 50}\n";
    private static final String YAML = "application/yaml";

    /** Alerts whose situation takes longer, or needs more, than is prepared here: promtool plays them. */
    private static final Set<String> PLAYED_BY_PROMTOOL = Set.of(
            "GrokscapeLanesIdle",
            "GrokscapeAttemptsFail",
            "GrokscapeObjectStoreSlow",
            "GrokscapeVerdictsLate",
            "GrokscapeReadModelLate",
            "GrokscapeOutboxGrows",
            "GrokscapeMemoryShort");

    private static Cluster cluster;
    private static Prometheus prometheus;
    private static final List<Double> OPEN = new ArrayList<>();
    private static final Set<String> PANELS_WITHOUT_DATA = new TreeSet<>();
    private static final Set<String> FIRED = new LinkedHashSet<>();
    private static final Map<String, Integer> RUNS_BY_TRAINER = new TreeMap<>();
    private static int openWhenTheMetricFellToZero = -1;
    private static String someRun;

    @BeforeAll
    static void play() throws Exception {
        Path rehearsals =
                Files.createDirectories(Path.of("target", "rehearsals").toAbsolutePath());
        Path folder = Files.createTempDirectory(rehearsals, "");
        cluster = new Cluster(folder);
        prometheus = Prometheus.start(folder, cluster.jobs());
        Expressions.ofPanels().forEach(panel -> PANELS_WITHOUT_DATA.add(panel.where()));
        for (String service : List.of("planner", "analyzer", "dashboard")) {
            cluster.start(service);
        }
        for (String service : List.of("planner", "analyzer", "dashboard")) {
            Cluster.await(service + " is ready", () -> cluster.running(service).isReady());
        }
        theStudy();
        theTrouble();
    }

    private static void theStudy() throws Exception {
        Cluster.await(
                "the planner is scraped",
                () -> !prometheus.query(autoscalersQuery()).isEmpty());
        OPEN.add(open());
        String id = submit(STUDY);
        Cluster.await("the queue is seen", () -> open() == RUNS);
        look();
        for (String trainer : Cluster.TRAINERS) {
            cluster.start(trainer);
        }
        Cluster.await("the study has ended", () -> {
            look();
            boolean over = OPEN.getLast() == 0;
            if (over) {
                openWhenTheMetricFellToZero = study(id).get("open_runs").asInt();
            }
            return over;
        });
        Cluster.await("every verdict is final", () -> {
            look();
            return finals() >= RUNS;
        });
        countRunsByTrainer(id);
    }

    private static double finals() {
        return prometheus.query("sum(grokscape_verdicts_total{provisional=\"false\"})").stream()
                .findFirst()
                .orElse(0.0);
    }

    /** One thing after the other goes wrong; each alert that can is seen to fire. */
    private static void theTrouble() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer("planner", Cluster.password("planner"))) {
            producer.send(new ProducerRecord<>(Topics.RUN_EVENTS.topic(), "nobody", new byte[] {1, 2, 3}))
                    .get(60, TimeUnit.SECONDS);
        }
        for (int i = 0; i < 200; i++) {
            cluster.running("dashboard").get("/api/studies", "guess-" + i);
        }
        cluster.running("dashboard").get("/api/studies/none", null);
        Cluster.await("dead letters and refusals fire", () -> fired("GrokscapeDeadLetters", "GrokscapeRefusals"));
        cluster.running("trainer-1").kill();
        cluster.running("trainer-2").close();
        cluster.running("trainer-3").close();
        Cluster.await("a lost service fires", () -> fired("GrokscapeServiceDown"));

        Map<String, String> wrongKey = new HashMap<>(cluster.environment("trainer-wrong-key"));
        wrongKey.put("GROKSCAPE_S3_SECRET_KEY", "a-wrong-secret-that-nobody-may-read");
        cluster.start("trainer-wrong-key", wrongKey);
        submit(SHORT_STUDY);
        Cluster.await("a wrong key fires", () -> fired("GrokscapeObjectStoreFails"));
        Cluster.await("panels have data", () -> {
            look();
            return PANELS_WITHOUT_DATA.isEmpty() || fired("GrokscapeQueueStuck");
        });
        cluster.running("planner").kill();
        Cluster.await("a lost planner fires", () -> fired("GrokscapePlannerAbsent"));
    }

    private static String autoscalersQuery() {
        Map<String, Object> trigger = Rendered.list(
                        Rendered.of(Rendered.PRODUCTION).one("ScaledObject", "trainer"), "spec", "triggers")
                .getFirst();
        return Rendered.at(trigger, "metadata", "query");
    }

    private static double open() {
        return prometheus.query(autoscalersQuery()).stream().findFirst().orElse(-1.0);
    }

    /** Asks every panel that has shown nothing yet, every alert, and the autoscaler's query. */
    private static void look() {
        double open = open();
        if (open >= 0) {
            OPEN.add(open);
        }
        Expressions.ofPanels().stream()
                .filter(panel -> PANELS_WITHOUT_DATA.contains(panel.where()))
                .filter(panel -> !prometheus.query(panel.promql()).isEmpty())
                .forEach(panel -> PANELS_WITHOUT_DATA.remove(panel.where()));
        fired();
    }

    /** Whether these, among others, have fired by now. */
    private static boolean fired(String... names) {
        Expressions.ofAlerts().stream()
                .filter(alert -> !FIRED.contains(alert.where()))
                .filter(alert -> !prometheus.query(alert.promql()).isEmpty())
                .forEach(alert -> FIRED.add(alert.where()));
        return FIRED.containsAll(Set.of(names));
    }

    private static String submit(String study) throws Exception {
        var answer = cluster.running("dashboard").post("/api/studies", Cluster.TOKENS.get("researcher"), YAML, study);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.builder().build().readTree(answer.body()).get("id").asText();
    }

    private static JsonNode study(String id) {
        return json("planner", "/api/studies/" + id);
    }

    private static JsonNode json(String service, String path) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(cluster.running(service)
                            .get(path, Cluster.TOKENS.get("viewer"))
                            .body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void countRunsByTrainer(String study) {
        for (JsonNode run :
                json("planner", "/api/studies/" + study + "/runs?limit=100").get("runs")) {
            assertThat(run.get("state").asText()).as(run.toString()).isEqualTo("completed");
            someRun = run.get("id").asText();
            RUNS_BY_TRAINER.merge(run.get("source").asText(), 1, Integer::sum);
        }
        System.out.printf("runs by trainer: %s%nopen runs seen: %s%n", RUNS_BY_TRAINER, OPEN);
    }

    private static KafkaProducer<String, byte[]> producer(String user, String password) {
        Map<String, Object> settings = new HashMap<>(SecuredBroker.login(user, password));
        settings.put("bootstrap.servers", cluster.broker.door());
        settings.put("max.block.ms", 30_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void everyPanelOfEveryDashboardHasShownData() {
        assertThat(PANELS_WITHOUT_DATA).isEmpty();
    }

    @Test
    void everyAlertHasFiredOrIsPlayedByPromtool() {
        Set<String> silent = new TreeSet<>();
        Expressions.ofAlerts().forEach(alert -> silent.add(alert.where()));
        silent.removeAll(FIRED);
        assertThat(PLAYED_BY_PROMTOOL).containsAll(silent);
    }

    @Test
    void theMetricTrainersAreScaledByRisesWithTheQueueAndFallsToZeroWithTheLastRun() {
        assertThat(OPEN.getFirst()).as("before the study").isZero();
        assertThat(OPEN).as("with no trainer there").contains((double) RUNS);
        List<Double> falling = OPEN.subList(OPEN.indexOf((double) RUNS), OPEN.size());
        assertThat(falling.subList(0, falling.indexOf(0.0) + 1)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(openWhenTheMetricFellToZero)
                .as("open runs in the ledger when the metric was 0")
                .isZero();
    }

    @Test
    void threeTrainersShareTheStudy() {
        assertThat(RUNS_BY_TRAINER.keySet()).containsExactlyInAnyOrderElementsOf(Cluster.TRAINERS);
        assertThat(RUNS_BY_TRAINER.values()).allMatch(runs -> runs >= RUNS / 3 / 2);
    }

    @Test
    void theBrokerRefusesWhoHasNoNameAWrongPasswordOrNoRight() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> write(producer("trainer", "guessed"), Topics.RUN_EVENTS))
                .withCauseInstanceOf(SaslAuthenticationException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> write(producer("trainer", Cluster.password("trainer")), Topics.VERDICTS))
                .withCauseInstanceOf(TopicAuthorizationException.class);
        Map<String, Object> anonymous = Map.of("bootstrap.servers", cluster.broker.door(), "max.block.ms", 5_000);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> write(
                        new KafkaProducer<>(anonymous, new StringSerializer(), new ByteArraySerializer()),
                        Topics.RUN_EVENTS));
    }

    private static void write(KafkaProducer<String, byte[]> producer, Topics topic) throws Exception {
        try (producer) {
            producer.send(new ProducerRecord<>(topic.topic(), "key", new byte[0]))
                    .get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServiceThatWouldBeOpenToEverybodyDoesNotStart() throws Exception {
        Map<String, String> open = new HashMap<>(cluster.environment("trainer-wrong-key"));
        open.remove("GROKSCAPE_SECURITY_TOKENS");
        ServiceProcess refused =
                ServiceProcess.start("trainer", "open", ServiceProcess.freePort(), cluster.folder, open);
        assertThat(refused.awaitEnd()).isNotZero();
        assertThat(refused.log()).contains("needs authentication: set grokscape.security.tokens");

        Map<String, String> wellKnown = new HashMap<>(cluster.environment("trainer-wrong-key"));
        wellKnown.put("GROKSCAPE_S3_SECRET_KEY", "grokscape-secret");
        ServiceProcess refusedToo =
                ServiceProcess.start("trainer", "well-known", ServiceProcess.freePort(), cluster.folder, wellKnown);
        assertThat(refusedToo.awaitEnd()).isNotZero();
        assertThat(refusedToo.log()).contains("the secret everybody knows");
    }

    @Test
    void aTrainerWithAWrongKeyToTheObjectStoreSaysSoAndIsNotReady() {
        ServiceProcess trainer = cluster.running("trainer-wrong-key");
        assertThat(trainer.isReady()).isFalse();
        assertThat(trainer.log()).contains("403").doesNotContain("a-wrong-secret-that-nobody-may-read");
    }

    @Test
    void aRunsTraceGoesFromThePlannerThroughATrainerToTheAnalyzer() throws InterruptedException {
        for (String service : List.of("planner", "trainer", "analyzer")) {
            Cluster.await(service, () -> cluster.collector.hasHeard(service, RunTrace.traceId(someRun)));
        }
    }

    @Test
    void noSecretIsInAnyLog() {
        for (ServiceProcess service : cluster.all()) {
            assertThat(service.log()).doesNotContain(cluster.secrets()).doesNotContain("guess-17");
        }
    }

    @Test
    void aTrainersLogNamesStudyRunAndAttempt() {
        assertThat(cluster.running("trainer-3").log().lines())
                .anyMatch(line -> line.startsWith("{")
                        && line.contains("\"study\":\"rehearsal-")
                        && line.contains("\"run\":\"")
                        && line.contains("\"attempt\":\"1\""));
    }
}
