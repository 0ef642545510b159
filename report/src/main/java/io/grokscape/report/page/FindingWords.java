package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.CriticalSizes;
import io.grokscape.report.figure.DipWords;
import io.grokscape.report.figure.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings as sentences. A kind that this version has never heard of is told by its fields. */
final class FindingWords {
    private static final Set<String> SETTING = Set.of(
            "kind", "task", "modulus", "layers", "memorise_size", "split_feed_forward", "recipe", "runs", "budget");
    private static final int LONGEST_LIST = 6;

    private FindingWords() {}

    static String of(JsonNode finding) {
        return switch (finding.path("kind").asText()) {
            case "double_descent" ->
                "At D = %s over %d widths: %s."
                        .formatted(
                                count(finding, "/train_size"),
                                finding.path("tested_widths").size(),
                                DipWords.of(finding));
            case "critical_dataset_size" ->
                "At d = %s: %s.".formatted(count(finding, "/hidden_size"), CriticalSizes.words(finding));
            case "memorisation_capacity" -> capacity(finding);
            case "crossing" ->
                "D_crit and D_mem cross at d = %s (%s to %s) and D = %s (%s to %s)."
                        .formatted(
                                real(finding, "/hidden_size"),
                                real(finding, "/hidden_size_interval/0"),
                                real(finding, "/hidden_size_interval/1"),
                                count(finding, "/train_size"),
                                count(finding, "/train_size_interval/0"),
                                count(finding, "/train_size_interval/1"));
            case "emergence" -> emergence(finding);
            default -> fields(finding);
        };
    }

    private static String capacity(JsonNode finding) {
        return "At d = %s a model remembers %s%s pairs with random labels (%s to %s) within %s epochs: %s distinct items, %s bits per parameter."
                .formatted(
                        count(finding, "/hidden_size"),
                        finding.path("lower_bound").asBoolean() ? "at least " : "",
                        count(finding, "/capacity"),
                        count(finding, "/interval/0"),
                        count(finding, "/interval/1"),
                        count(finding, "/epochs"),
                        count(finding, "/distinct_items"),
                        real(finding, "/bits_per_parameter"));
    }

    private static String emergence(JsonNode finding) {
        String what = finding.path("memorise_size").asInt() == 0
                ? "At D = %s".formatted(count(finding, "/train_size"))
                : "At D = %s with %s random labels beside"
                        .formatted(count(finding, "/train_size"), count(finding, "/memorise_size"));
        String ratio = finding.path("parameter_ratio").isNumber()
                ? ", %s times the parameters needed without them".formatted(real(finding, "/parameter_ratio"))
                : "";
        return "%s, the smallest model whose best seed generalises has %s; the smallest that knows its training set has %s%s."
                .formatted(what, model(finding.path("smallest")), model(finding.path("smallest_fitting")), ratio);
    }

    private static String model(JsonNode model) {
        return model.isObject()
                ? "d = %s in %s layer(s), %s parameters"
                        .formatted(count(model, "/hidden_size"), count(model, "/layers"), count(model, "/parameters"))
                : "not been tried";
    }

    /** {@code key value; key value}: what stands in it, without the setting. */
    static String fields(JsonNode finding) {
        List<String> words = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = finding.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!SETTING.contains(field.getKey()) && !field.getValue().isNull()) {
                words.add(field.getKey().replace('_', ' ') + " " + value(field.getValue()));
            }
        }
        return String.join("; ", words);
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            for (JsonNode item : value) {
                if (items.size() == LONGEST_LIST) {
                    items.add("…");
                    break;
                }
                items.add(value(item));
            }
            return String.join(", ", items);
        }
        if (value.isObject()) {
            return "(" + fields(value) + ")";
        }
        return value.isFloatingPointNumber() ? Words.real(value.asDouble()) : value.asText();
    }

    private static String count(JsonNode finding, String pointer) {
        JsonNode value = finding.at(pointer);
        return value.isNumber() ? Words.count(value.asDouble()) : "unknown";
    }

    private static String real(JsonNode finding, String pointer) {
        JsonNode value = finding.at(pointer);
        return value.isNumber() ? Words.real(value.asDouble()) : "unknown";
    }
}
