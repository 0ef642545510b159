package io.grokscape.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A study without its runs, as {@code GET /api/studies/{id}} tells it.
 *
 * @param state active, paused, cancelled or ended
 * @param submittedAt ISO 8601
 * @param runs how many it asks for
 * @param yaml the study file as it was submitted
 * @param findings as the analyzer published them; empty as long as it has not
 */
public record StudyHead(
        String id,
        String name,
        String question,
        String state,
        String submittedAt,
        int runs,
        String yaml,
        List<JsonNode> findings) {
    public StudyHead {
        name = name == null ? id : name;
        question = question == null ? "" : question;
        yaml = yaml == null ? "" : yaml;
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
