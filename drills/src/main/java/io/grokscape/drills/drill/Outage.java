package io.grokscape.drills.drill;

import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part that others depend on goes away for a while. They must stay alive and say that they are not ready, and be ready
 * again soon after it is back, as the same processes.
 */
final class Outage {
    private static final long POLL_MS = 200;
    /** What probes of a kubelet with a period of 5 s would see. */
    private static final Duration SAYS_SO = Duration.ofSeconds(10);

    private static final Duration READY_AGAIN = Duration.ofSeconds(60);

    private final Exercise exercise;
    private final Child part;
    private final Absence absence;
    private final List<Child> dependants;

    Outage(Exercise exercise, Child part, Absence absence, List<Child> dependants) {
        this.exercise = exercise;
        this.part = part;
        this.absence = absence;
        this.dependants = dependants;
    }

    /** Does it to the part, and watches its dependants; how long they took to be ready again. */
    void last(Duration away) throws InterruptedException {
        Map<String, Long> pids = new HashMap<>();
        dependants.forEach(child -> pids.put(child.name(), child.pid()));
        absence.begin(part);
        exercise.note("%s %s; it stays away for %d s", absence, part.name(), away.toSeconds());
        long gone = System.nanoTime();
        Set<Child> ready = new LinkedHashSet<>(dependants);
        while (System.nanoTime() - gone < away.toNanos()) {
            for (Child child : List.copyOf(ready)) {
                if (!child.health().isReady()) {
                    ready.remove(child);
                    exercise.measured(
                            "until the %s said that it is not ready".formatted(child.name()),
                            Duration.ofNanos(System.nanoTime() - gone),
                            SAYS_SO);
                }
            }
            Thread.sleep(POLL_MS);
        }
        ready.forEach(child -> require(child, false, "said ready while the %s was away", part.name()));
        for (Child child : dependants) {
            require(child, child.health().isLive(), "was not alive while the %s was away", part.name());
        }
        absence.end(part);
        long back = System.nanoTime();
        exercise.note("%s is back", part.name());
        awaitReady(back);
        dependants.forEach(child -> require(child, child.isAlive() && child.pid() == pids.get(child.name()), "ended"));
    }

    private void awaitReady(long back) throws InterruptedException {
        for (Child child : dependants) {
            while (!child.health().isReady()) {
                if (System.nanoTime() - back > Exercise.PATIENCE.toNanos()) {
                    require(child, false, "is not ready %s after the %s came back", Exercise.PATIENCE, part.name());
                    return;
                }
                Thread.sleep(POLL_MS);
            }
        }
        exercise.measured("until all were ready again", Duration.ofNanos(System.nanoTime() - back), READY_AGAIN);
    }

    private void require(Child child, boolean holds, String evidence, Object... details) {
        exercise.require(
                holds, "a dead dependency makes a service unready, not restarted", child.name(), evidence, details);
    }
}
