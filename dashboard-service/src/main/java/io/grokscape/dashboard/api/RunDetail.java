package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * All about one run except its curve.
 *
 * @param reason why it failed or was cancelled
 * @param attempts by rising number
 * @param events by time
 * @param studies that asked for it
 * @param notes what people wrote on it
 */
public record RunDetail(
        String runId,
        JsonNode spec,
        String state,
        String reason,
        int attempt,
        String trainer,
        String engine,
        Integer epochs,
        Integer epoch,
        Double epochsPerSecond,
        boolean settled,
        Double trainingSeconds,
        Instant startedAt,
        Instant endedAt,
        Double trainLoss,
        Double trainAccuracy,
        Double validationLoss,
        Double validationAccuracy,
        Double parameterNorm,
        Verdict verdict,
        List<Attempt> attempts,
        List<Event> events,
        List<StudyName> studies,
        JsonNode notes,
        List<String> tags) {

    /** Evidence as in the contract; values that do not apply are null. */
    public record Verdict(
            String dynamic,
            double confidence,
            boolean provisional,
            int attempt,
            String rulesVersion,
            String explanation,
            JsonNode evidence,
            Instant judgedAt) {}

    /**
     * One delivery to one trainer.
     *
     * @param fromEpoch where it resumed; 0 if it started
     * @param outcome the event that ended it; null while it goes on, or if it was never heard of again
     */
    public record Attempt(
            int attempt, String trainer, String engine, Integer fromEpoch, Integer lastEpoch, String outcome) {}

    /** An entry of the log. */
    public record Event(String kind, int attempt, Instant occurredAt, String source, JsonNode detail) {}

    /** A study that the run belongs to. */
    public record StudyName(String id, String name) {}
}
