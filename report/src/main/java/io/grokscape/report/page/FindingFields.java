package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A finding told by its fields, where nobody knows a sentence for it. */
final class FindingFields {
    private static final Set<String> SETTING = Set.of(
            "kind",
            "task",
            "modulus",
            "layers",
            "memorise_size",
            "split_feed_forward",
            "recipe",
            "runs",
            "budget",
            "rules_version");
    private static final int LONGEST_LIST = 6;

    private FindingFields() {}

    /** {@code key value; key value}: what stands in it, without the setting. */
    static String words(JsonNode finding) {
        List<String> words = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = finding.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            boolean count = field.getKey().equals("runs") && field.getValue().isNumber();
            if ((count || !SETTING.contains(field.getKey()))
                    && !field.getValue().isNull()) {
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
            return "(" + words(value) + ")";
        }
        return value.isFloatingPointNumber() ? Words.real(value.asDouble()) : value.asText();
    }
}
