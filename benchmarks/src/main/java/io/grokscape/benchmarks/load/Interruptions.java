package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Site;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.Planner.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How soon a running run is stopped by a person, and goes on. */
final class Interruptions {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TIMES = 20;
    private static final long TRAIN_MS = 500;
    private static final String STUDY = """
            name: long
            base: {task: add, modulus: 31, train_size: 600, hidden_size: 16, epochs: 10000000, \
            stop_when_settled: false}
            seeds: %d
            """;

    private final Site site;
    private final int lanes;

    Interruptions(Site site, int lanes) {
        this.site = site;
        this.lanes = lanes;
    }

    /** A study that keeps every lane busy is paused and resumed again and again, and cancelled at last. */
    List<String> measure() throws InterruptedException {
        Order order = site.submit(STUDY.formatted(lanes));
        Planner planner = new Planner(site.child("planner").address());
        Match study = new Match("study", order.studyId(), "long");
        List<Double> stops = new ArrayList<>();
        List<Double> starts = new ArrayList<>();
        long since = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            double started = awaitAll(order, event -> event.hasStarted() || event.hasResumed(), since);
            if (i > 0) {
                starts.add(started);
            }
            Thread.sleep(TRAIN_MS);
            since = System.nanoTime();
            planner.control(study, "pause");
            stops.add(awaitAll(order, RunEvent::hasHandedBack, since));
            since = System.nanoTime();
            planner.control(study, "resume");
        }
        awaitAll(order, RunEvent::hasResumed, since);
        since = System.nanoTime();
        planner.control(study, "cancel");
        double cancelled = awaitAll(order, RunEvent::hasCancelled, since);
        return List.of(
                "paused, checkpointed and handed back: " + new Spread(stops),
                "resumed and training again: " + new Spread(starts),
                "cancelled: %.0f ms".formatted(cancelled));
    }

    /** Milliseconds until the last of the runs has told such an event. */
    private double awaitAll(Order order, Predicate<RunEvent> wanted, long since) throws InterruptedException {
        long last = since;
        for (String run : order.runIds()) {
            last = Math.max(
                    last,
                    site.witness()
                            .await(event -> event.getRunId().equals(run) && wanted.test(event), since, PATIENCE)
                            .orElseThrow(() -> new IllegalStateException("run " + run + " does not obey"))
                            .at());
        }
        return (last - since) / 1e6;
    }
}
