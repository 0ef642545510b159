package io.grokscape.drills.check;

/** A completed run has a verdict, and it is the final one. */
final class Judged extends Rule {
    Judged() {
        super("a completed run is judged for good");
    }

    @Override
    void check(History history, Expected run) {
        History.ShownRun shown = history.shown().get(run.runId());
        if (run.end() == Expected.End.COMPLETED && shown != null) {
            require(shown.provisional() != null, run.runId(), "it has no verdict");
            require(!Boolean.TRUE.equals(shown.provisional()), run.runId(), "its verdict is still provisional");
        }
    }
}
