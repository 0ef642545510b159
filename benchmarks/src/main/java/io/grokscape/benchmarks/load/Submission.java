package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Site;
import io.grokscape.standalone.client.Planner;
import java.util.List;
import java.util.Locale;

/** One study with very many runs: how long it takes to be taken in, and what that costs the planner in memory. */
final class Submission {
    private static final String STUDY = """
            name: many
            base: {task: add, modulus: 31, train_size: 601, hidden_size: 16, epochs: 100000}
            seeds: %d
            """;
    private static final long POLL_MS = 100;
    private static final int MEBIBYTE = 1 << 20;

    private final Site site;
    private volatile boolean over;
    private volatile double mostBytes;

    Submission(Site site) {
        this.site = site;
    }

    List<String> measure(int runs) throws Exception {
        for (Child trainer : site.trainers()) {
            trainer.stop();
        }
        Child planner = site.child("planner");
        double before = heap(planner);
        Thread watch = Thread.ofPlatform().daemon().start(() -> watch(planner));
        long begun = System.nanoTime();
        Planner.Submitted submitted = new Planner(planner.address()).submit(STUDY.formatted(runs));
        double seconds = (System.nanoTime() - begun) / 1e9;
        over = true;
        watch.join();
        long ledger = site.database().count("select count(*) from ledger.study_run where study_id = ?", submitted.id());
        return List.of(String.format(
                Locale.ROOT,
                "%,d runs in the ledger after %.1f s; the planner's heap %.0f MB before, %.0f MB at most; load %s",
                ledger,
                seconds,
                before / MEBIBYTE,
                mostBytes / MEBIBYTE,
                Machine.load()));
    }

    private void watch(Child planner) {
        try {
            while (!over) {
                mostBytes = Math.max(mostBytes, heap(planner));
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double heap(Child planner) throws InterruptedException {
        return planner.health().metric("jvm_memory_used_bytes", "area=\"heap\"");
    }
}
