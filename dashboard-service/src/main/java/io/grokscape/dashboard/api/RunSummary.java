package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A run as a row of a table.
 *
 * @param position in the study's expansion; null outside a study
 * @param spec null until the run is planned
 * @param epochs the budget
 * @param epoch the newest one measured
 * @param dynamic null until judged
 * @param trainLoss of the newest measurement, like the values after it; null where they do not apply
 * @param bestValidationAccuracy highest of all epochs
 * @param reason why it failed or was cancelled
 * @param atEpoch values at the epoch asked for; left out unless asked for or if nothing was measured
 */
public record RunSummary(
        String runId,
        Integer position,
        JsonNode spec,
        String state,
        int attempt,
        Integer epochs,
        Integer epoch,
        Double epochsPerSecond,
        String dynamic,
        Boolean provisional,
        Double confidence,
        Double trainLoss,
        Double trainAccuracy,
        Double validationLoss,
        Double validationAccuracy,
        Double parameterNorm,
        Double bestValidationAccuracy,
        String trainer,
        String reason,
        Instant startedAt,
        Instant endedAt,
        List<String> tags,
        @JsonInclude(JsonInclude.Include.NON_NULL) AtEpoch atEpoch) {

    RunSummary at(AtEpoch values) {
        return new RunSummary(
                runId,
                position,
                spec,
                state,
                attempt,
                epochs,
                epoch,
                epochsPerSecond,
                dynamic,
                provisional,
                confidence,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                parameterNorm,
                bestValidationAccuracy,
                trainer,
                reason,
                startedAt,
                endedAt,
                tags,
                values);
    }
}
