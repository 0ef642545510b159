package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One, two, then three trainers of one lane each at the same study: what they do together, as printed ratios. A ratio decides
 * nothing, since it depends on what else the machine does; that each of them trains and none is left out does.
 */
@Tag("measurement")
class SharingTest {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(25);
    private static final String STUDY = """
            name: sharing
            base: {task: add, modulus: 113, train_size: 3000, hidden_size: 32, epochs: 2000, stop_when_settled: false}
            seeds: 200
            """;
    /** An exemplar may follow the value. */
    private static final Pattern EPOCHS =
            Pattern.compile("(?m)^grokscape_trainer_epochs_total(?:\\{[^}]*})? ([0-9.E+]+)(?: |$)");

    private Cluster cluster;

    @Test
    void trainersThatJoinAStudyShareIt() throws Exception {
        try (Cluster started = new Cluster(Rehearsal.folder())) {
            cluster = started;
            cluster.start("planner");
            Cluster.await(
                    "the planner is ready", () -> cluster.running("planner").isReady());
            var submitted = cluster.running("planner")
                    .post("/api/studies", Cluster.TOKENS.get("researcher"), "application/yaml", STUDY);
            assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
            String study = JsonMapper.builder()
                    .build()
                    .readTree(submitted.body())
                    .get("id")
                    .asText();

            List<Double> together = new ArrayList<>();
            for (int trainers = 1; trainers <= Cluster.TRAINERS.size(); trainers++) {
                together.add(measure(Cluster.TRAINERS.subList(0, trainers)));
                System.out.printf(
                        "%d trainers: %.0f epochs/s, %.2f-fold of one%n",
                        trainers, together.getLast(), together.getLast() / together.getFirst());
            }
            System.out.println("runs completed by trainer: " + completedByTrainer(study));
        }
    }

    /** Epochs a second of these trainers together, once the newest of them is at work. */
    private double measure(List<String> trainers) throws Exception {
        cluster.start(trainers.getLast());
        Cluster.await("it trains", () -> epochs(trainers.getLast()) > 0);
        Thread.sleep(WARM_UP);
        Map<String, Double> before = new TreeMap<>();
        trainers.forEach(trainer -> before.put(trainer, epochs(trainer)));
        long begun = System.nanoTime();
        Thread.sleep(WINDOW);
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Double> rates = trainers.stream()
                .map(trainer -> (epochs(trainer) - before.get(trainer)) / seconds)
                .toList();
        assertThat(rates).as("each of them trains").allMatch(rate -> rate > 0);
        double together = rates.stream().mapToDouble(Double::doubleValue).sum();
        System.out.println("  shares: "
                + rates.stream()
                        .map(rate -> "%.0f %%".formatted(100 * rate / together))
                        .toList());
        return together;
    }

    private double epochs(String trainer) {
        ServiceProcess process = cluster.running(trainer);
        if (!process.isReady()) {
            return 0;
        }
        Matcher line = EPOCHS.matcher(process.get("/q/metrics", null).body());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private Map<String, Integer> completedByTrainer(String study) throws Exception {
        Map<String, Integer> completed = new TreeMap<>();
        String path = "/api/studies/" + study + "/runs?limit=200";
        for (JsonNode run : JsonMapper.builder()
                .build()
                .readTree(cluster.running("planner")
                        .get(path, Cluster.TOKENS.get("viewer"))
                        .body())
                .get("runs")) {
            if (run.get("state").asText().equals("completed")) {
                completed.merge(run.get("source").asText(), 1, Integer::sum);
            }
        }
        return completed;
    }
}
