package io.grokscape.benchmarks;

import io.grokscape.benchmarks.LongRunBenchmark.Endurance;
import io.grokscape.benchmarks.WorkersBenchmark.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as a Markdown table and as JSON. */
record Report(String machine, double peak, List<Result> results, List<Scaling> scalings, List<Endurance> endurances) {

    /** For people. */
    String table() {
        StringBuilder text = new StringBuilder();
        text.append(format("%s; FMA peak %.0f GFLOP/s on one core%n%n", machine, peak / 1e9));
        text.append("| case | contender | epochs/s | of the peak | best | engine is | loss differs |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (Result result : results) {
            Result first = firstOf(result.label());
            text.append(format(
                    "| %s | %s | %.0f | %.3f | %.3f | %.1f× | %.0e |%n",
                    result.label(),
                    result.contender(),
                    result.epochsPerSecond().median(),
                    result.peakFraction().median(),
                    result.peakFraction().best(),
                    first.timesAsFastAs(result),
                    result.lossDifference()));
        }
        for (Scaling s : scalings) {
            text.append(format(
                    "%n%s: %d workers reach %.3f of as many FMA loops, one alone %.3f: %.2f kept%n",
                    s.label(), s.workers(), s.together(), s.alone(), s.kept()));
        }
        for (Endurance e : endurances) {
            text.append(format(
                    "%n%s: epochs after 5,000 cost %.2f of those after 1,000; %.0f bytes allocated per epoch; measuring %.1f %% of"
                            + " training, probing %.1f %%%n",
                    e.label(), e.slowDown(), e.bytesPerEpoch(), 100 * e.measuringShare(), 100 * e.probingShare()));
        }
        return text.toString();
    }

    private Result firstOf(String label) {
        return results.stream()
                .filter(result -> result.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** For programs. */
    String json() {
        List<String> lines = new ArrayList<>();
        for (Result r : results) {
            lines.add(format(
                    "{\"case\":\"%s\",\"contender\":\"%s\",\"epochs_per_second\":%.2f,\"peak_fraction\":%.4f,"
                            + "\"best_peak_fraction\":%.4f,\"engine_is_times\":%.3f,\"loss_difference\":%.2e}",
                    r.label(),
                    r.contender(),
                    r.epochsPerSecond().median(),
                    r.peakFraction().median(),
                    r.peakFraction().best(),
                    firstOf(r.label()).timesAsFastAs(r),
                    r.lossDifference()));
        }
        for (Scaling s : scalings) {
            lines.add(format(
                    "{\"case\":\"%s\",\"workers\":%d,\"alone\":%.4f,\"together\":%.4f,\"kept\":%.4f}",
                    s.label(), s.workers(), s.alone(), s.together(), s.kept()));
        }
        for (Endurance e : endurances) {
            lines.add(format(
                    "{\"case\":\"%s\",\"slow_down\":%.4f,\"bytes_per_epoch\":%.1f,\"measuring_share\":%.4f,"
                            + "\"probing_share\":%.4f}",
                    e.label(), e.slowDown(), e.bytesPerEpoch(), e.measuringShare(), e.probingShare()));
        }
        return format(
                "{\"machine\":\"%s\",\"peak_flops\":%.4e,\"results\":[%n%s%n]}%n",
                machine, peak, String.join(",\n", lines));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
