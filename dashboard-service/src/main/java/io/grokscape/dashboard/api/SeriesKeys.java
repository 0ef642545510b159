package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which keys of their specs tell a study's series of runs apart. */
final class SeriesKeys {
    private static final List<String> SIZES = List.of("hidden_size", "train_size", "memorise_size");
    /** What varies within a series: seeds, and how long and how often is looked. */
    private static final Set<String> WITHIN =
            Set.of("data_seed", "model_seed", "epochs", "log_every", "stop_when_settled");

    private final List<String> names;

    private SeriesKeys(List<String> names) {
        this.names = names;
    }

    /** Those of runs with these specs, over that size. */
    static SeriesKeys of(List<JsonNode> specs, String over) {
        Map<String, Set<JsonNode>> values = new HashMap<>();
        specs.forEach(
                spec -> spec.fieldNames().forEachRemaining(key -> values.computeIfAbsent(key, _ -> new HashSet<>())
                        .add(value(spec, key))));
        List<String> names = new ArrayList<>(List.of("task"));
        SIZES.stream()
                .filter(size -> !size.equals("memorise_size") || isUsed(values.get(size)))
                .forEach(names::add);
        values.keySet().stream()
                .filter(key -> values.get(key).size() > 1 && !WITHIN.contains(key) && !names.contains(key))
                .sorted()
                .forEach(names::add);
        names.remove(over);
        return new SeriesKeys(names);
    }

    private static boolean isUsed(Set<JsonNode> sizes) {
        return sizes != null && sizes.stream().anyMatch(size -> size.asInt() > 0);
    }

    /** The usual feed-forward width follows the model's. */
    private static JsonNode value(JsonNode spec, String key) {
        boolean usual = key.equals("mlp_width")
                && spec.path(key).asLong() == 4 * spec.path("hidden_size").asLong();
        return usual ? TextNode.valueOf("4d") : spec.path(key);
    }

    /** The key of a run's series. */
    Map<String, Object> of(JsonNode spec) {
        Map<String, Object> key = new LinkedHashMap<>();
        names.forEach(name -> key.put(name, value(spec, name)));
        return key;
    }
}
