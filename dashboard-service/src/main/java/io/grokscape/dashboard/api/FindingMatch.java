package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which finding is about which runs. */
final class FindingMatch {
    private static final Set<String> OF_SPEC =
            Set.of("task", "modulus", "layers", "memorise_size", "split_feed_forward", "hidden_size", "train_size");

    private FindingMatch() {}

    /** The finding of that kind about runs like the one with this spec; null if there is none. */
    static JsonNode find(List<JsonNode> findings, String kind, JsonNode spec) {
        return findings.stream()
                .filter(finding -> kind.equals(finding.path("kind").asText()) && isAbout(finding, spec))
                .findFirst()
                .orElse(null);
    }

    private static boolean isAbout(JsonNode finding, JsonNode spec) {
        return OF_SPEC.stream().allMatch(key -> agrees(finding.path(key), spec.path(key)))
                && recipeAgrees(finding.path("recipe"), spec);
    }

    private static boolean recipeAgrees(JsonNode recipe, JsonNode spec) {
        for (Iterator<Map.Entry<String, JsonNode>> entries = recipe.fields(); entries.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = entries.next();
            if (!agrees(entry.getValue(), spec.path(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** What one of them does not say, or says in another form, tells nothing apart. */
    private static boolean agrees(JsonNode said, JsonNode value) {
        if (said.isNumber() && value.isNumber()) {
            return said.asDouble() == value.asDouble();
        }
        boolean comparable = said.isTextual() && value.isTextual() || said.isBoolean() && value.isBoolean();
        return !comparable || said.equals(value);
    }
}
