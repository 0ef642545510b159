package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Site;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much longer a study takes than its runs spend in the engine. */
final class Overhead {
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String STUDY = """
            name: load-%d
            base: {task: add, modulus: 31, train_size: 600, hidden_size: 16, epochs: %d, weight_decay: %s, \
            stop_when_settled: false}
            seeds: %d
            """;
    private static final int WARM_UP_RUNS = 60;
    private static final int WARM_UP_EPOCHS = 400;

    private final Site site;
    private final int lanes;
    private int studies;
    private double epochsPerSecond;

    Overhead(Site site, int lanes) {
        this.site = site;
        this.lanes = lanes;
    }

    /** Compiles what is to be measured, and finds how many epochs a second has. */
    void warmUp() throws InterruptedException {
        Ended ended = train(WARM_UP_RUNS, WARM_UP_EPOCHS);
        double late = ended.trainingSeconds().stream()
                .skip(WARM_UP_RUNS / 2)
                .mapToDouble(Double::doubleValue)
                .sum();
        epochsPerSecond = WARM_UP_EPOCHS * (WARM_UP_RUNS - WARM_UP_RUNS / 2) / late;
    }

    /** That many runs of about so many seconds each. */
    List<String> measure(int runs, double seconds) throws InterruptedException {
        int epochs = (int) Math.max(1, seconds * epochsPerSecond);
        Map<String, Double> before = spent();
        Ended ended = train(runs, epochs);
        Map<String, Double> after = spent();
        double trained = ended.trainingSeconds().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d runs of %.2f s in %.1f s on %d lanes: %.1f %% over the training time",
                runs,
                trained / runs,
                ended.wall(),
                lanes,
                100 * (ended.wall() * lanes / trained - 1)));
        lines.add("besides the load of " + Machine.load());
        StringBuilder where = new StringBuilder("where the lanes' time goes, per run:");
        after.forEach((what, total) -> where.append(
                String.format(Locale.ROOT, " %s %.1f ms,", what, 1000 * (total - before.get(what)) / runs)));
        lines.add(where.substring(0, where.length() - 1));
        lines.addAll(new Dispatches(site).since(ended.begun()));
        return lines;
    }

    /**
     * A study that has ended.
     *
     * @param begun by {@link System#currentTimeMillis()}
     * @param wall seconds from its first attempt's start to its last run's end
     * @param trainingSeconds of each run, in the order in which they ended
     */
    private record Ended(long begun, double wall, List<Double> trainingSeconds) {}

    private Ended train(int runs, int epochs) throws InterruptedException {
        long begun = System.currentTimeMillis();
        long since = System.nanoTime();
        double weightDecay = 1 + ++studies * 1e-4;
        Order order = site.submit(String.format(Locale.ROOT, STUDY, studies, epochs, weightDecay, runs));
        Set<String> waiting = new HashSet<>(order.runIds());
        List<Double> trainingSeconds = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = since;
        while (!waiting.isEmpty()) {
            Witness.Heard heard = site.witness()
                    .await(event -> waiting.contains(event.getRunId()) && event.hasCompleted(), since, PATIENCE)
                    .orElseThrow(() -> new IllegalStateException(waiting.size() + " runs do not end"));
            waiting.remove(heard.event().getRunId());
            trainingSeconds.add(heard.event().getCompleted().getTrainingSeconds());
            last = Math.max(last, heard.at());
        }
        for (Witness.Heard heard : site.witness().heard()) {
            RunEvent event = heard.event();
            if (heard.at() >= since && event.hasStarted()) {
                first = Math.min(first, heard.at());
            }
        }
        return new Ended(begun, (last - first) / 1e9, trainingSeconds);
    }

    /** Seconds that all trainers have spent with the object store so far, by what for. */
    private Map<String, Double> spent() throws InterruptedException {
        Map<String, Double> spent = new LinkedHashMap<>();
        for (String what : List.of("history", "claim", "objects", "result")) {
            double sum = 0;
            for (Child trainer : site.trainers()) {
                sum += trainer.health().metric("grokscape_trainer_store_seconds_sum", "what=\"" + what + "\"");
            }
            spent.put(what, sum);
        }
        return spent;
    }
}
