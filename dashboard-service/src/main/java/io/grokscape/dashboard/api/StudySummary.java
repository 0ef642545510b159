package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A study and how far it is.
 *
 * @param state active, paused, cancelled or ended
 * @param runs planned runs
 * @param runStates runs per state; every state is named
 * @param verdicts runs per dynamic, final verdicts and provisional ones together
 * @param provisional how many of the verdicts are provisional
 * @param trainedBefore runs that another study had trained when this one was submitted
 * @param epochsDone of all budgets; a run that has ended counts whole
 * @param progress 0 to 1
 * @param epochsPerSecond of all its running runs together
 * @param secondsLeft null where nothing runs
 * @param zones a small zone map, in lists alone; null elsewhere
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
        int trainedBefore,
        long epochsDone,
        long epochsTotal,
        double progress,
        double epochsPerSecond,
        Double secondsLeft,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Zone> zones) {

    /**
     * The runs of one model size and data size.
     *
     * @param dynamic the most frequent verdict; null before the first
     */
    public record Zone(int hiddenSize, int trainSize, String dynamic) {}

    StudySummary with(List<Zone> zones) {
        return new StudySummary(
                id,
                name,
                question,
                state,
                submittedAt,
                runs,
                runStates,
                verdicts,
                provisional,
                trainedBefore,
                epochsDone,
                epochsTotal,
                progress,
                epochsPerSecond,
                secondsLeft,
                zones);
    }
}
