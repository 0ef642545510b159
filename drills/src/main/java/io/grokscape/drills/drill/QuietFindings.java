package io.grokscape.drills.drill;

import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Order;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What a study's findings are without a fault: what an analyzer draws that starts when everything has ended, reads all of the
 * topics, and is disturbed by nobody.
 */
final class QuietFindings {
    private static final Duration BEATS = Duration.ofSeconds(6);
    private static final long POLL_MS = 300;
    private static final String DRAWN = "grokscape_analyzer_findings_drawn_seconds_count";

    private final Exercise exercise;

    QuietFindings(Exercise exercise) {
        this.exercise = exercise;
    }

    /** Requires that the study has findings of all its runs, and that a quiet analyzer has nothing to add to any study's. */
    void require(Order sweep) throws InterruptedException {
        exercise.require(
                await(() -> newest().values().stream().anyMatch(finding -> isOfAll(finding, sweep))),
                "a study's findings are of all its runs",
                sweep.studyId(),
                "after %s: %s",
                Exercise.PATIENCE,
                newest().keySet());
        Map<String, Finding> told = settled();
        Child analyzer = exercise.site().child("analyzer");
        analyzer.stop();
        analyzer.start();
        exercise.require(
                await(() -> hasDrawnAll(analyzer)),
                "findings are drawn",
                "the analyzer",
                "not within %s",
                Exercise.PATIENCE);
        Map<String, Finding> quiet = newest();
        exercise.require(
                quiet.equals(told),
                "findings are as without a fault",
                "the topic of findings",
                "told: %s; drawn undisturbed: %s",
                told,
                quiet);
    }

    /** Those in force once no more come: findings are drawn at a beat of their own. */
    private Map<String, Finding> settled() throws InterruptedException {
        Map<String, Finding> before = Map.of();
        Map<String, Finding> now = newest();
        long end = System.nanoTime() + Exercise.PATIENCE.toNanos();
        while (!now.equals(before) && System.nanoTime() < end) {
            Thread.sleep(BEATS);
            before = now;
            now = newest();
        }
        return now;
    }

    private static boolean isOfAll(Finding finding, Order sweep) {
        return finding.getStudyId().equals(sweep.studyId())
                && finding.getKind().equals("critical_dataset_size")
                && finding.getJson().contains("\"count\":" + sweep.runs().size());
    }

    private boolean hasDrawnAll(Child analyzer) {
        try {
            return analyzer.health().metric(DRAWN)
                    >= exercise.site().database().count("select count(*) from ledger.study");
        } catch (SQLException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Those in force, by what they are published under. */
    private Map<String, Finding> newest() {
        Map<String, Finding> newest = new TreeMap<>();
        for (var record : exercise.site().topics().all(Topics.FINDINGS)) {
            Finding finding = Messages.finding(record.value());
            String key = String.join("/", finding.getStudyId(), finding.getKind(), finding.getWhich());
            if (finding.getWithdrawn()) {
                newest.remove(key);
            } else {
                newest.put(key, finding);
            }
        }
        return newest;
    }

    private static boolean await(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + Exercise.PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(POLL_MS);
        }
        return true;
    }
}
