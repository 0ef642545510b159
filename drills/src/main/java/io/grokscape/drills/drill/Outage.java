package io.grokscape.drills.drill;

import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part that others depend on goes away for a while. They must stay alive and say that they are not ready, and be ready
 * again soon after it is back, as the same processes.
 */
final class Outage {
    private static final long POLL_MS = 200;
    private static final Duration READY_AGAIN = Duration.ofSeconds(60);

    private final Exercise exercise;
    private final Child part;
    private final List<Child> dependants;

    Outage(Exercise exercise, Child part, List<Child> dependants) {
        this.exercise = exercise;
        this.part = part;
        this.dependants = dependants;
    }

    /** Does it to the part, and watches its dependants; how long they took to be ready again. */
    void last(Duration away, Runnable meanwhile) throws InterruptedException {
        Map<String, Long> pids = new HashMap<>();
        dependants.forEach(child -> pids.put(child.name(), child.pid()));
        part.kill();
        exercise.note("kill -9 %s; it stays away for %d s", part.name(), away.toSeconds());
        long end = System.nanoTime() + away.toNanos();
        Map<String, Boolean> saidSo = new HashMap<>();
        meanwhile.run();
        while (System.nanoTime() < end) {
            for (Child child : dependants) {
                if (!saidSo.getOrDefault(child.name(), false)) {
                    saidSo.put(child.name(), !child.health().isReady());
                }
            }
            Thread.sleep(POLL_MS);
        }
        for (Child child : dependants) {
            require(child, saidSo.get(child.name()), "said ready while the %s was away", part.name());
            require(child, child.health().isLive(), "was not alive while the %s was away", part.name());
        }
        part.start();
        long back = System.nanoTime();
        exercise.note("%s is back", part.name());
        awaitReady(back);
        dependants.forEach(child -> require(child, child.isAlive() && child.pid() == pids.get(child.name()), "ended"));
    }

    private void awaitReady(long back) throws InterruptedException {
        for (Child child : dependants) {
            while (!child.health().isReady()) {
                if (System.nanoTime() - back > 3 * READY_AGAIN.toNanos()) {
                    require(
                            child,
                            false,
                            "is not ready %s after the %s came back",
                            READY_AGAIN.multipliedBy(3),
                            part.name());
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
