package io.grokscape.studies;

import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.spec.SpecYaml;
import io.grokscape.spec.Spelling;
import io.grokscape.spec.YamlDocument;
import io.grokscape.spec.YamlValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads study files.
 *
 * <pre>
 * name: figure-2                # [a-z0-9][a-z0-9-]{0,62}
 * question: What do the four dynamics look like?
 * base: {task: add}             # a run spec, its keys and defaults
 * runs:                         # optional: points, each laid over the base
 *   - {hidden_size: 8}
 * grid:                         # optional: lists per key; every combination is run
 *   train_size: [2600, 3000]
 * seeds: 5                      # optional: seed i sets data_seed and model_seed, i from 0
 * find: [double_descent]        # optional
 * </pre>
 */
public final class StudyYaml {
    /** A larger study is refused before it is expanded. */
    public static final int MAX_RUNS = 1_000_000;

    /** What a study can ask to be found. */
    public static final Set<String> FINDINGS = Set.of(
            "critical_dataset_size",
            "crossing",
            "double_descent",
            "dynamics",
            "emergence",
            "epochwise_double_descent",
            "memorisation_capacity",
            "norm_direction",
            "prediction",
            "takeaways",
            "zone_map");

    private static final List<String> KEYS = List.of("name", "question", "base", "runs", "grid", "seeds", "find");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> SEED_KEYS = Set.of("data_seed", "model_seed");

    private StudyYaml() {}

    /**
     * The study written in a document. Its runs are counted and not yet built: {@link Grid#runs()} may still refuse a
     * combination.
     *
     * @param source the name errors carry, such as the file's path
     * @throws SpecSyntaxException what is wrong, with line and column
     */
    public static Study read(String yaml, String source) {
        YamlValue root = YamlDocument.parse(yaml, source);
        Map<String, YamlValue> values = root.asMapOf(KEYS);
        Study study = new Study(
                name(root, values.get("name")),
                values.containsKey("question")
                        ? typed(values, "question", YamlValue::asText).strip()
                        : "",
                values.containsKey("find") ? findings(typed(values, "find", YamlValue::asList)) : List.of(),
                grid(root, values),
                yaml);
        refuseTooManyRuns(study.grid(), root, values);
        return study;
    }

    private static String name(YamlValue root, YamlValue value) {
        if (value == null) {
            throw root.error("name is missing");
        }
        String name = value.isList() || value.isMap() ? "" : value.asText();
        if (!NAME.matcher(name).matches()) {
            throw value.error("name must be 1 to 63 small letters, digits and hyphens, and not start with a hyphen");
        }
        return name;
    }

    private static List<String> findings(List<YamlValue> entries) {
        List<String> words = new ArrayList<>();
        for (YamlValue entry : entries) {
            String word = entry.asText();
            if (!FINDINGS.contains(word)) {
                throw entry.error("unknown finding '%s'%s".formatted(word, Spelling.suggestion(word, FINDINGS)));
            }
            words.add(word);
        }
        return List.copyOf(words);
    }

    private static Grid grid(YamlValue root, Map<String, YamlValue> values) {
        Map<String, YamlValue> base = specKeys(values, "base");
        Map<String, List<YamlValue>> axes = axes(values);
        List<Map<String, YamlValue>> points = points(base, axes.keySet(), values);
        int seeds = values.containsKey("seeds") ? seeds(values, points, axes) : 0;
        return new Grid(points, axes, seeds, values.getOrDefault("base", root));
    }

    private static Map<String, YamlValue> specKeys(Map<String, YamlValue> values, String key) {
        if (!values.containsKey(key)) {
            return Map.of();
        }
        typed(values, key, YamlValue::asMap);
        return values.get(key).asMapOf(SpecYaml.keys());
    }

    private static Map<String, List<YamlValue>> axes(Map<String, YamlValue> values) {
        Map<String, List<YamlValue>> axes = new LinkedHashMap<>();
        specKeys(values, "grid").forEach((key, value) -> {
            List<YamlValue> axis = at(value, key, YamlValue::asList);
            if (axis.isEmpty()) {
                throw value.error(key + " has no values: the grid would be empty");
            }
            axes.put(key, axis);
        });
        return axes;
    }

    private static List<Map<String, YamlValue>> points(
            Map<String, YamlValue> base, Set<String> axes, Map<String, YamlValue> values) {
        if (!values.containsKey("runs")) {
            return List.of(base);
        }
        List<Map<String, YamlValue>> points = new ArrayList<>();
        for (YamlValue entry : typed(values, "runs", YamlValue::asList)) {
            Map<String, YamlValue> point = new HashMap<>(base);
            entry.asMapOf(SpecYaml.keys()).forEach((key, value) -> {
                if (axes.contains(key)) {
                    throw value.error(key + " stands in grid too: leave it to one of them");
                }
                point.put(key, value);
            });
            points.add(point);
        }
        if (points.isEmpty()) {
            throw values.get("runs").error("runs has no entries: the study would be empty");
        }
        return points;
    }

    private static int seeds(
            Map<String, YamlValue> values, List<Map<String, YamlValue>> points, Map<String, List<YamlValue>> axes) {
        YamlValue value = values.get("seeds");
        long seeds = typed(values, "seeds", YamlValue::asLong);
        if (seeds < 1) {
            throw value.error("seeds must be at least 1, not " + seeds);
        }
        if (seeds > MAX_RUNS) {
            throw tooManyRuns(value, BigInteger.valueOf(seeds));
        }
        for (String key : SEED_KEYS) {
            if (axes.containsKey(key) || points.stream().anyMatch(point -> point.containsKey(key))) {
                throw value.error("seeds sets " + key + ", which the study gives as well: leave it to one of them");
            }
        }
        return (int) seeds;
    }

    private static void refuseTooManyRuns(Grid grid, YamlValue root, Map<String, YamlValue> values) {
        BigInteger size = grid.size();
        if (size.compareTo(BigInteger.valueOf(MAX_RUNS)) > 0) {
            throw tooManyRuns(values.getOrDefault("grid", values.getOrDefault("runs", root)), size);
        }
    }

    private static SpecSyntaxException tooManyRuns(YamlValue place, BigInteger size) {
        return place.error("the study has %,d runs; at most %,d are taken".formatted(size, MAX_RUNS));
    }

    private static <T> T typed(Map<String, YamlValue> values, String key, Function<YamlValue, T> type) {
        return at(values.get(key), key, type);
    }

    /** The value read as a type; an error names the key. */
    private static <T> T at(YamlValue value, String key, Function<YamlValue, T> type) {
        try {
            return type.apply(value);
        } catch (SpecSyntaxException e) {
            throw new SpecSyntaxException(e.source(), e.line(), e.column(), key + " " + e.detail());
        }
    }
}
