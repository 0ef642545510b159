package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Site;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How much longer a study takes than its runs spend in the engine. */
final class Overhead {
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String STUDY = """
            name: load-%d
            base: {task: add, modulus: 31, train_size: 600, hidden_size: 16, epochs: %d, weight_decay: %s, \
            stop_when_settled: false}
            seeds: %d
            """;
    private static final int WARM_UP_EPOCHS = 400;
    private static final int PILOTS = 2;
    private static final double ALONE_SECONDS = 5;

    private final Site site;
    private final int lanes;
    private int studies;

    Overhead(Site site, int lanes) {
        this.site = site;
        this.lanes = lanes;
    }

    /** Compiles what is to be measured. */
    void warmUp(int runs) throws InterruptedException {
        train(runs, WARM_UP_EPOCHS);
    }

    /** That many runs of so many seconds each, by the engine alone: how many epochs that is, it tells first. */
    List<String> measure(int runs, double seconds) throws InterruptedException {
        int few = (int) Math.ceil(ALONE_SECONDS / seconds);
        int epochs = WARM_UP_EPOCHS;
        // By processor time: beside other work the same seconds would hold fewer epochs, and the pipeline seem dearer.
        for (int pilot = 0; pilot < PILOTS; pilot++) {
            epochs = (int) Math.max(
                    1,
                    epochs * seconds / TrainedAlone.of(spec(epochs), lanes, few).processorSeconds());
        }
        TrainedAlone before = TrainedAlone.of(spec(epochs), lanes, few);
        Map<String, Double> spentBefore = spent();
        ProcessorTime used = ProcessorTime.now(site);
        Ended ended = train(runs, epochs);
        ProcessorTime usedAfter = ProcessorTime.now(site);
        // Before and after, so that a machine that gets busier or idler meanwhile does not decide.
        TrainedAlone alone = before.mean(TrainedAlone.of(spec(epochs), lanes, few));
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d runs of %.2f s in %.1f s on %d lanes: %.1f %% over the training time",
                        runs,
                        ended.trained() / runs,
                        ended.wall(),
                        lanes,
                        100 * (ended.wall() * lanes / ended.trained() - 1)),
                String.format(
                        Locale.ROOT,
                        "the engine alone, as many side by side: %.2f s a run; with the pipeline on the same cores %.1f %% over it",
                        alone.seconds(),
                        100 * (ended.wall() * lanes / (alone.seconds() * runs) - 1)),
                String.format(
                        Locale.ROOT,
                        "in processor time: the engine alone %.1f ms a run; trainers and services %.1f %% over it",
                        1000 * alone.processorSeconds(),
                        100 * (usedAfter.ofTheStackSince(used) / (alone.processorSeconds() * runs) - 1)),
                "besides the load of " + Machine.load(),
                "exchanges with the object store, per run: " + each(spentBefore, spent(), runs),
                "processor time, per run: " + usedAfter.since(used, runs),
                "from free lane to first epoch: " + new Dispatches(site).since(ended.begun()));
    }

    private static String each(Map<String, Double> before, Map<String, Double> after, int runs) {
        return after.entrySet().stream()
                .map(what -> String.format(
                        Locale.ROOT,
                        "%s %.1f ms",
                        what.getKey(),
                        1000 * (what.getValue() - before.get(what.getKey())) / runs))
                .collect(Collectors.joining(", "));
    }

    private static RunSpec spec(int epochs) {
        String study = String.format(Locale.ROOT, STUDY, 0, epochs, 1.0, 1);
        return Expansion.of(StudyYaml.read(study, "the benchmark's study"))
                .plannedRuns()
                .findFirst()
                .orElseThrow()
                .spec();
    }

    /**
     * A study that has ended.
     *
     * @param begun by {@link System#currentTimeMillis()}
     * @param wall seconds from its first attempt's start to its last run's end
     * @param trainingSeconds of each run, in the order in which they ended
     */
    private record Ended(long begun, double wall, List<Double> trainingSeconds) {
        double trained() {
            return trainingSeconds.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

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
