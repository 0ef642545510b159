package io.grokscape.report.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.dynamics.findings.Analyze;
import io.grokscape.report.study.Recipe;
import io.grokscape.report.study.Setting;
import io.grokscape.report.study.StudyHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A study's findings: those the analyzer published or, if it has published none, those that follow from the finished runs.
 *
 * @param all one JSON object each, with its {@code kind}; where a study has several recipes,
 *     {@code recipe} says which
 * @param computedHere whether they were drawn just now instead of published
 */
public record PublishedFindings(List<JsonNode> all, boolean computedHere) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Comparator<JsonNode> BY_SIZE = Comparator.<JsonNode>comparingDouble(
                    finding -> finding.path("train_size").asDouble())
            .thenComparingDouble(finding -> finding.path("hidden_size").asDouble());

    /** The findings of that study. */
    public static PublishedFindings of(StudyHead study, Sweep sweep) {
        if (!study.findings().isEmpty()) {
            return new PublishedFindings(study.findings(), false);
        }
        List<JsonNode> found = new ArrayList<>();
        boolean several = sweep.tables().size() > 1;
        sweep.tables().forEach((recipe, runs) -> analyzed(runs)
                .forEach(finding -> found.add(several ? named(finding, recipe) : finding)));
        return new PublishedFindings(found, true);
    }

    /** The kinds there are, in the order in which they first come. */
    public List<String> kinds() {
        return all.stream()
                .map(finding -> finding.path("kind").asText())
                .distinct()
                .toList();
    }

    /** Those of one kind, by data size and model size. */
    public List<JsonNode> of(String kind) {
        return all.stream()
                .filter(finding -> kind.equals(finding.path("kind").asText()))
                .sorted(BY_SIZE)
                .toList();
    }

    /** Those of one kind about runs of that setting, as far as they say. */
    public Stream<JsonNode> about(String kind, Setting setting) {
        return of(kind).stream().filter(finding -> holdsIn(finding, setting));
    }

    private static boolean holdsIn(JsonNode finding, Setting setting) {
        return setting.task().equals(finding.path("task").asText())
                && agrees(finding.path("modulus"), setting.modulus())
                && agrees(finding.path("layers"), setting.layers())
                && agrees(finding.path("memorise_size"), setting.memoriseSize())
                && finding.path("split_feed_forward").asBoolean(setting.splitFeedForward())
                        == setting.splitFeedForward()
                && setting.recipe().agreesWith(finding.path("recipe"));
    }

    private static boolean agrees(JsonNode value, int wanted) {
        return !value.isNumber() || value.asInt() == wanted;
    }

    private static JsonNode named(JsonNode finding, Recipe recipe) {
        return ((ObjectNode) finding).set("recipe", JSON.valueToTree(recipe.settings()));
    }

    private static JsonNode analyzed(List<SweepRow> runs) {
        try {
            return JSON.readTree(Analyze.json("sweep.csv", Sweep.csv(runs))).path("findings");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are no JSON", e);
        }
    }
}
