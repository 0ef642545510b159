package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A study with what its page shows besides its runs.
 *
 * @param yaml the study file as submitted
 * @param notes what people wrote on it
 * @param cells the zone map's cells, by task, model size and data size
 * @param findings as the command line prints them
 */
public record StudyDetail(
        @JsonUnwrapped StudySummary summary,
        String yaml,
        JsonNode notes,
        List<String> tags,
        List<Cell> cells,
        List<JsonNode> findings) {

    /**
     * The runs of one (task, model size, data size).
     *
     * @param validationAccuracy mean over seeds of the newest measurement; null where there is none
     */
    public record Cell(String task, int hiddenSize, int trainSize, Double validationAccuracy, List<Seed> seeds) {}

    /** One run of a cell. */
    public record Seed(
            String runId,
            long dataSeed,
            long modelSeed,
            String state,
            String dynamic,
            Boolean provisional,
            Double validationAccuracy) {}
}
