package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.grokscape.proto.Topics;
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

/**
 * The production overlay played through on one machine, under a real Prometheus: a study from its submission, with no trainer
 * there, to its last verdict by three; then what must go wrong goes wrong. Holds what was seen meanwhile.
 */
final class Rehearsal implements AutoCloseable {
    static final int RUNS = 24;
    private static final String STUDY = """
            name: rehearsal
            base: {task: add, modulus: 23, train_size: 200, epochs: %d, stop_when_settled: false}
            grid: {hidden_size: [8, 12, 16, 24]}
            seeds: 6
            """.formatted(Integer.getInteger("rehearsal.epochs", 2500));
    private static final String SHORT_STUDY =
            "name: after\nbase: {task: add, modulus: 13, train_size: 60, epochs: 50}\n";
    private static final String YAML = "application/yaml";

    final Cluster cluster;
    private final Prometheus prometheus;
    /** The autoscaler's metric, look by look. */
    final List<Double> open = new ArrayList<>();

    int openWhenTheMetricFellToZero = -1;
    final Set<String> panelsWithoutData = new TreeSet<>();
    final Set<String> fired = new LinkedHashSet<>();
    final Map<String, Integer> runsByTrainer = new TreeMap<>();
    /** As Prometheus gets them, at the study's end. */
    String metricsOfATrainer;
    /** The id of one of the study's runs. */
    String someRun;

    /** @param folder for data and logs */
    Rehearsal(Path folder) throws Exception {
        cluster = new Cluster(folder);
        prometheus = Prometheus.start(folder, cluster.jobs());
        Expressions.ofPanels().forEach(panel -> panelsWithoutData.add(panel.where()));
    }

    /** A folder of its own for a rehearsal, kept afterwards. */
    static Path folder() throws java.io.IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "rehearsals").toAbsolutePath()), "");
    }

    void play() throws Exception {
        for (String service : List.of("planner", "analyzer", "dashboard")) {
            cluster.start(service);
        }
        for (String service : List.of("planner", "analyzer", "dashboard")) {
            Cluster.await(service + " is ready", () -> cluster.running(service).isReady());
        }
        theStudy();
        theTrouble();
    }

    /** From a submission with no trainer there to the last verdict. */
    private void theStudy() throws Exception {
        Cluster.await(
                "the planner is scraped",
                () -> !prometheus.query(autoscalersQuery()).isEmpty());
        open.add(open());
        String id = submit(STUDY);
        Cluster.await("the queue is seen", () -> open() == RUNS);
        look();
        for (String trainer : Cluster.TRAINERS) {
            cluster.start(trainer);
        }
        Cluster.await("the study has ended", () -> {
            look();
            boolean over = open.getLast() == 0;
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
        metricsOfATrainer = cluster.running(Cluster.TRAINERS.getFirst())
                .get("/q/metrics", null)
                .body();
    }

    private double finals() {
        return prometheus.query("sum(grokscape_verdicts_total{provisional=\"false\"})").stream()
                .findFirst()
                .orElse(0.0);
    }

    /** One thing after the other goes wrong; each alert that can is seen to fire. */
    private void theTrouble() throws Exception {
        cluster.broker.write("planner", Topics.RUN_EVENTS, new byte[] {1, 2, 3});
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
            return panelsWithoutData.isEmpty() || fired("GrokscapeQueueStuck");
        });
        cluster.running("planner").kill();
        Cluster.await("a lost planner fires", () -> fired("GrokscapePlannerAbsent"));
    }

    private String autoscalersQuery() {
        Map<String, Object> trigger = Rendered.list(
                        Rendered.of(Rendered.PRODUCTION).one("ScaledObject", "trainer"), "spec", "triggers")
                .getFirst();
        return Rendered.at(trigger, "metadata", "query");
    }

    private double open() {
        return prometheus.query(autoscalersQuery()).stream().findFirst().orElse(-1.0);
    }

    /** Asks every panel that has shown nothing yet, every alert, and the autoscaler's query. */
    private void look() {
        double now = open();
        if (now >= 0) {
            open.add(now);
        }
        Expressions.ofPanels().stream()
                .filter(panel -> panelsWithoutData.contains(panel.where()))
                .filter(panel -> !prometheus.query(panel.promql()).isEmpty())
                .forEach(panel -> panelsWithoutData.remove(panel.where()));
        fired();
    }

    /** Whether these, among others, have fired by now. */
    private boolean fired(String... names) {
        Expressions.ofAlerts().stream()
                .filter(alert -> !fired.contains(alert.where()))
                .filter(alert -> !prometheus.query(alert.promql()).isEmpty())
                .forEach(alert -> fired.add(alert.where()));
        return fired.containsAll(Set.of(names));
    }

    private String submit(String study) throws Exception {
        var answer = cluster.running("dashboard").post("/api/studies", Cluster.TOKENS.get("researcher"), YAML, study);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.builder().build().readTree(answer.body()).get("id").asText();
    }

    private JsonNode study(String id) {
        return json("planner", "/api/studies/" + id);
    }

    private JsonNode json(String service, String path) {
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

    private void countRunsByTrainer(String study) {
        for (JsonNode run :
                json("planner", "/api/studies/" + study + "/runs?limit=100").get("runs")) {
            assertThat(run.get("state").asText()).as(run.toString()).isEqualTo("completed");
            someRun = run.get("id").asText();
            runsByTrainer.merge(run.get("source").asText(), 1, Integer::sum);
        }
        System.out.printf("runs by trainer: %s%nopen runs seen: %s%n", runsByTrainer, open);
    }

    @Override
    public void close() {
        prometheus.close();
        cluster.close();
    }
}
