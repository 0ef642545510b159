package io.grokscape.dashboard.api;

import java.time.Instant;
import java.util.Map;

/**
 * A study and how far it is.
 *
 * @param state active, paused, cancelled or ended
 * @param runs planned runs
 * @param runStates runs per state; every state is named
 * @param verdicts runs per dynamic, final verdicts and provisional ones together
 * @param provisional how many of the verdicts are provisional
 * @param epochsDone of all budgets; a run that has ended counts whole
 * @param progress 0 to 1
 * @param epochsPerSecond of all its running runs together
 * @param secondsLeft null where nothing runs
 */
public record StudySummary(
        String id,
        String name,
        String question,
        String state,
        Instant submittedAt,
        int runs,
        Map<String, Integer> runStates,
        Map<String, Integer> verdicts,
        int provisional,
        long epochsDone,
        long epochsTotal,
        double progress,
        double epochsPerSecond,
        Double secondsLeft) {}
