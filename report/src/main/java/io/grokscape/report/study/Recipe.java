package io.grokscape.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How runs were trained, apart from what findings vary (task, sizes, seeds, budget). Runs of different recipes must not
 * meet in one mean.
 *
 * @param settings spec keys and their values, by key; the usual feed-forward width is {@code 4d}
 */
public record Recipe(Map<String, String> settings) {
    private static final Set<String> VARIED = Set.of(
            "task",
            "modulus",
            "train_size",
            "memorise_size",
            "layers",
            "split_feed_forward",
            "hidden_size",
            "epochs",
            "data_seed",
            "model_seed",
            "log_every",
            "stop_when_settled");

    /** How that run was trained. */
    public static Recipe of(RunRecord run) {
        TreeMap<String, String> settings = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> entries = run.spec().fields(); entries.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = entries.next();
            if (!VARIED.contains(entry.getKey())) {
                settings.put(entry.getKey(), value(entry.getKey(), entry.getValue(), run.hiddenSize()));
            }
        }
        return new Recipe(settings);
    }

    private static String value(String key, JsonNode value, int hiddenSize) {
        boolean usual = key.equals("mlp_width") && value.asInt() == 4 * hiddenSize;
        return usual ? "4d" : value.asText();
    }

    /** What tells this recipe from those others, such as {@code weight_decay 0.3}; empty if nothing does. */
    public String distinction(Iterable<Recipe> others) {
        List<String> own = new ArrayList<>();
        settings.forEach((key, value) -> {
            for (Recipe other : others) {
                if (!value.equals(other.settings.get(key))) {
                    own.add(key + " " + value);
                    break;
                }
            }
        });
        return String.join(", ", own);
    }

    /** Whether no value that a finding gives for its recipe is another than this one's. */
    public boolean agreesWith(JsonNode recipe) {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            JsonNode value = recipe.path(setting.getKey());
            if (value.isValueNode() && !same(value.asText(), setting.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String a, String b) {
        try {
            return Double.parseDouble(a) == Double.parseDouble(b);
        } catch (NumberFormatException e) {
            return a.equals(b);
        }
    }

    /** Every setting, as {@code key value}, separated by commas. */
    public String words() {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
