package io.grokscape.drills.check;

import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Along the line of attempts that led to the result, each logged epoch was published, and is shown, once: an attempt
 * counts from where it went on to where the next one did.
 */
final class EveryEpochOnce extends Rule {
    private final Function<RunSpec, Reference> references;
    private final boolean repeats;

    /** @param repeats whether messages were delivered twice on purpose: then repeated ones must at least say the same */
    EveryEpochOnce(Function<RunSpec, Reference> references, boolean repeats) {
        super("every logged epoch is there once");
        this.references = references;
        this.repeats = repeats;
    }

    @Override
    void check(History history, Expected run) {
        byte[] stored = history.objects().get(new RunKeys(run.runId()).result());
        if (run.end() != Expected.End.COMPLETED || stored == null) {
            return;
        }
        int winner = Result.fromJson(stored, "result.json").attempt();
        Map<Integer, Integer> line = line(history.eventsOf(run.runId()), winner);
        List<Integer> wanted = references.apply(run.spec()).epochs();
        compare(run.runId(), "on the topic", published(history, run.runId()), line, wanted);
        History.ShownRun shown = history.shown().get(run.runId());
        if (shown != null) {
            compare(run.runId(), "in the read model", shown.epochs(), line, wanted);
        }
    }

    /** Each attempt of the line with the last epoch that counts of it. */
    private static Map<Integer, Integer> line(List<RunEvent> events, int winner) {
        Map<Integer, Integer> from = new HashMap<>();
        Map<Integer, TreeSet<Integer>> checkpoints = new TreeMap<>();
        for (RunEvent event : events) {
            if (event.hasResumed()) {
                from.put(event.getAttempt(), event.getResumed().getFromEpoch());
            } else if (event.hasCheckpointed()) {
                checkpoints
                        .computeIfAbsent(event.getAttempt(), _ -> new TreeSet<>())
                        .add(event.getCheckpointed().getEpoch());
            }
        }
        Map<Integer, Integer> line = new TreeMap<>();
        int attempt = winner;
        int last = Integer.MAX_VALUE;
        while (attempt > 0) {
            line.put(attempt, last);
            last = from.getOrDefault(attempt, -1);
            attempt = last < 0 ? 0 : author(checkpoints, attempt, last);
        }
        return line;
    }

    /** The attempt before that one whose checkpoint it went on from: a killed one may not have told of its last. */
    private static int author(Map<Integer, TreeSet<Integer>> checkpoints, int attempt, int epoch) {
        for (int earlier = attempt - 1; earlier > 0; earlier--) {
            if (checkpoints.getOrDefault(earlier, new TreeSet<>()).contains(epoch)) {
                return earlier;
            }
        }
        return attempt - 1;
    }

    private Map<Integer, List<Integer>> published(History history, String runId) {
        Map<Integer, List<Integer>> published = new HashMap<>();
        Map<List<Integer>, Measurement> seen = new HashMap<>();
        for (MeasurementBatch batch : history.batchesOf(runId)) {
            for (Measurement row : batch.getMeasurementsList()) {
                Measurement before = seen.putIfAbsent(List.of(batch.getAttempt(), row.getEpoch()), row);
                if (before == null) {
                    published
                            .computeIfAbsent(batch.getAttempt(), _ -> new java.util.ArrayList<>())
                            .add(row.getEpoch());
                } else if (!repeats || !before.equals(row)) {
                    violated(
                            runId,
                            "attempt %d published epoch %d twice%s",
                            batch.getAttempt(),
                            row.getEpoch(),
                            before.equals(row) ? "" : ", with other values");
                }
            }
        }
        return published;
    }

    private void compare(
            String runId,
            String where,
            Map<Integer, List<Integer>> epochs,
            Map<Integer, Integer> line,
            List<Integer> wanted) {
        TreeSet<Integer> found = new TreeSet<>();
        line.forEach((attempt, last) -> epochs.getOrDefault(attempt, List.of()).stream()
                .filter(epoch -> epoch <= last)
                .forEach(found::add));
        TreeSet<Integer> missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        require(
                missing.isEmpty(),
                runId,
                "%d of %d logged epochs are missing %s (attempts %s): %s",
                missing.size(),
                wanted.size(),
                where,
                line.keySet(),
                missing);
        found.removeAll(wanted);
        require(found.isEmpty(), runId, "epochs nobody logs are %s: %s", where, found);
    }
}
