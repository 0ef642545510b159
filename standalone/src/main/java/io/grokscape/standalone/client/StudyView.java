package io.grokscape.standalone.client;

import java.util.List;
import java.util.Map;

/**
 * A study as the dashboard shows it.
 *
 * @param state active, paused, cancelled or ended
 * @param runStates runs per state
 * @param verdicts runs per dynamic, provisional ones included
 * @param provisional how many of the verdicts are provisional
 * @param progress 0 to 1
 * @param cells its runs by task, model size and data size
 */
public record StudyView(
        String id,
        String name,
        String state,
        int runs,
        Map<String, Integer> runStates,
        Map<String, Integer> verdicts,
        int provisional,
        double progress,
        double epochsPerSecond,
        List<Cell> cells) {
    public StudyView {
        runStates = runStates == null ? Map.of() : runStates;
        verdicts = verdicts == null ? Map.of() : verdicts;
        cells = cells == null ? List.of() : cells;
    }

    /** The runs of one (task, model size, data size). */
    public record Cell(String task, int hiddenSize, int trainSize, List<Seed> seeds) {}

    /** One run of a cell; {@code dynamic} and {@code validationAccuracy} are null until known. */
    public record Seed(String runId, String state, String dynamic, Boolean provisional, Double validationAccuracy) {}

    /** Runs in that state. */
    public int in(String runState) {
        return runStates.getOrDefault(runState, 0);
    }

    /** Runs that will not change any more. */
    public int over() {
        return in("completed") + in("failed") + in("cancelled");
    }

    /** Whether it wants no more runs, every run is over, and every one that was trained to its end is judged for good. */
    public boolean isJudged() {
        int judged = verdicts.values().stream().mapToInt(Integer::intValue).sum() - provisional;
        return !state.equals("active") && runs > 0 && over() == runs && judged >= in("completed");
    }
}
