package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A run as a row of a table.
 *
 * @param position in the study's expansion; null outside a study
 * @param spec null until the run is planned
 * @param epochs the budget
 * @param epoch the newest one measured
 * @param dynamic null until judged
 * @param trainAccuracy of the newest measurement
 * @param validationAccuracy of the newest measurement; null where the task has no validation
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
        Double trainAccuracy,
        Double validationAccuracy) {}
