package io.grokscape.drills.check;

import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import java.util.List;

/** Store, topic, ledger and read model know the same single end of a run. */
final class OneEnd extends Rule {
    OneEnd() {
        super("a run ends in exactly one terminal state");
    }

    @Override
    void check(History history, Expected run) {
        String id = run.runId();
        RunKeys keys = new RunKeys(id);
        byte[] stored = history.objects().get(keys.result());
        if (stored == null) {
            violated(
                    id,
                    "there is no result.json, but %d events",
                    history.eventsOf(id).size());
            return;
        }
        Result result = Result.fromJson(stored, keys.result());
        String word = run.end().word();
        require(
                result.outcome().name().equalsIgnoreCase(word),
                id,
                "result.json says %s, not %s",
                result.outcome(),
                word);
        told(history, result);
        History.LedgerRun ledger = history.ledger().get(id);
        require(ledger != null && ledger.state().equals(word), id, "the ledger says %s, not %s", ledger, word);
        History.ShownRun shown = history.shown().get(id);
        require(shown != null && shown.state().equals(word), id, "the read model says %s, not %s", state(shown), word);
    }

    /** However often the end was told, it was the stored one. */
    private void told(History history, Result result) {
        List<RunEvent> ends = history.eventsOf(result.runId()).stream()
                .filter(event -> event.hasCompleted()
                        || event.hasCancelled()
                        || (event.hasFailed() && event.getFailed().getTerminal()))
                .toList();
        require(!ends.isEmpty(), result.runId(), "no event tells its end");
        for (RunEvent end : ends) {
            boolean completed = result.outcome() == Result.Outcome.COMPLETED;
            require(
                    end.hasCompleted() == completed && end.hasFailed() != completed,
                    result.runId(),
                    "an event says %s, the result %s",
                    end.getEventCase(),
                    result.outcome());
            require(
                    end.getAttempt() == result.attempt(),
                    result.runId(),
                    "an event says attempt %d ended it, the result attempt %d",
                    end.getAttempt(),
                    result.attempt());
        }
    }

    private static String state(History.ShownRun shown) {
        return shown == null ? "nothing" : shown.state();
    }
}
