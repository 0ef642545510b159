package io.grokscape.drills.check;

import io.grokscape.store.AttemptEnd;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import java.util.List;
import java.util.TreeMap;

/** No checkpoint outlives its run, no attempt is newer than the end, failures are as many as there were exceptions. */
final class NothingLeft extends Rule {
    NothingLeft() {
        super("an ended run leaves nothing unfinished");
    }

    @Override
    void check(History history, Expected run) {
        RunKeys keys = new RunKeys(run.runId());
        List<String> objects = new TreeMap<>(history.objects())
                .tailMap(keys.prefix(), true).keySet().stream()
                        .takeWhile(name -> name.startsWith(keys.prefix()))
                        .toList();
        byte[] stored = history.objects().get(keys.result());
        if (stored == null) {
            return;
        }
        Result result = Result.fromJson(stored, keys.result());
        List<String> checkpoints =
                objects.stream().filter(name -> name.contains("/checkpoints/")).toList();
        require(checkpoints.isEmpty(), run.runId(), "checkpoints are left: %s", checkpoints);
        int failures = 0;
        for (String name : objects) {
            int attempt = RunKeys.attemptOf(name).orElse(0);
            if (name.equals(attempt == 0 ? "" : keys.claim(attempt))) {
                require(
                        attempt <= result.attempt() || isEnded(history, keys, attempt),
                        run.runId(),
                        "attempt %d is claimed and has no end",
                        attempt);
            } else if (name.endsWith("/end.json")) {
                AttemptEnd end = AttemptEnd.fromJson(history.objects().get(name), name);
                failures += end.kind() == AttemptEnd.Kind.FAILED ? 1 : 0;
            }
        }
        require(
                failures == run.failures(),
                run.runId(),
                "%d attempts count as failed, not %d",
                failures,
                run.failures());
    }

    private static boolean isEnded(History history, RunKeys keys, int attempt) {
        return history.objects().containsKey(keys.end(attempt));
    }
}
