package io.grokscape.report.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.Finding;
import io.grokscape.dynamics.findings.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * A study's findings: those the analyzer published or, if it has published none, those that follow from the finished runs.
 *
 * @param all one JSON object each, with its {@code kind}; those of a recipe among several say which, as {@code recipe}
 * @param computedHere whether they were drawn just now instead of published
 */
public record PublishedFindings(List<JsonNode> all, boolean computedHere) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The findings of that study. */
    public static PublishedFindings of(StudyHead study, Sweep sweep) {
        if (!study.findings().isEmpty()) {
            return new PublishedFindings(study.findings(), false);
        }
        List<JsonNode> found = new ArrayList<>();
        List<Recipe> recipes = List.copyOf(sweep.tables().keySet());
        sweep.tables().forEach((recipe, runs) -> {
            for (Finding finding : new Findings(VerdictRules.DEFAULT).in(runs)) {
                found.add(json(finding, recipe.distinction(recipes)));
            }
        });
        return new PublishedFindings(found, true);
    }

    /** Those of one kind. */
    public List<JsonNode> of(String kind) {
        return all.stream()
                .filter(finding -> kind.equals(finding.path("kind").asText()))
                .toList();
    }

    private static JsonNode json(Finding finding, String recipe) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(finding.json());
            return recipe.isEmpty() ? json : json.put("recipe", recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding is no JSON: " + finding.json(), e);
        }
    }
}
