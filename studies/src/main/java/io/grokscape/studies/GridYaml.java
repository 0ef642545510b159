package io.grokscape.studies;

import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.spec.SpecYaml;
import io.grokscape.spec.YamlValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a study file says of its own runs: recipe, base, runs, zip, grid, overrides, seeds. */
final class GridYaml {
    /** The keys of a study file that say it. */
    static final List<String> KEYS = List.of("recipe", "base", "runs", "zip", "grid", "overrides", "seeds");

    private static final Set<String> SEED_KEYS = Set.of("data_seed", "model_seed");

    private final StudyValues study;
    private final Map<String, List<YamlValue>> zip;
    private final Map<String, List<YamlValue>> grid;
    private final List<Map<String, YamlValue>> points;

    private GridYaml(StudyValues study) {
        this.study = study;
        this.zip = lists("zip");
        this.grid = lists("grid");
        refuseBoth(zip.keySet(), "zip", grid);
        this.points = points();
    }

    /** The runs a study file asks for. They are counted and not yet built. */
    static Grid read(StudyValues study) {
        return new GridYaml(study).read();
    }

    private Grid read() {
        int seeds = study.has("seeds") ? seeds() : 0;
        return new Grid(
                points, axes(), adjustments(seeds), seeds, study.has("base") ? study.get("base") : study.whole());
    }

    private Map<String, List<YamlValue>> lists(String section) {
        Map<String, List<YamlValue>> lists = new LinkedHashMap<>();
        study.spec(section).forEach((key, value) -> {
            List<YamlValue> list = StudyValues.read(value, key, YamlValue::asList);
            if (list.isEmpty()) {
                throw value.error("%s has no values: the %s would be empty".formatted(key, section));
            }
            lists.put(key, list);
        });
        return lists;
    }

    private void refuseBoth(Set<String> keys, String section, Map<String, List<YamlValue>> other) {
        for (String key : other.keySet()) {
            if (keys.contains(key)) {
                YamlValue place = study.spec("grid").get(key);
                throw place.error("%s stands in %s too: leave it to one of them".formatted(key, section));
            }
        }
    }

    private List<List<Map<String, YamlValue>>> axes() {
        List<List<Map<String, YamlValue>>> axes = new ArrayList<>();
        if (!zip.isEmpty()) {
            axes.add(zipped());
        }
        grid.forEach((key, values) ->
                axes.add(values.stream().map(value -> Map.of(key, value)).toList()));
        return axes;
    }

    private List<Map<String, YamlValue>> zipped() {
        Map.Entry<String, List<YamlValue>> first = zip.entrySet().iterator().next();
        List<Map<String, YamlValue>> rows = new ArrayList<>();
        first.getValue().forEach(_ -> rows.add(new HashMap<>()));
        zip.forEach((key, values) -> {
            if (values.size() != rows.size()) {
                throw study.spec("zip")
                        .get(key)
                        .error("%s has %d and %s has %d values: zip goes through them together"
                                .formatted(key, values.size(), first.getKey(), rows.size()));
            }
            for (int i = 0; i < values.size(); i++) {
                rows.get(i).put(key, values.get(i));
            }
        });
        return rows;
    }

    private List<Map<String, YamlValue>> points() {
        Map<String, YamlValue> base = laid(recipe(), study.spec("base"));
        if (!study.has("runs")) {
            return List.of(base);
        }
        List<Map<String, YamlValue>> points = new ArrayList<>();
        for (YamlValue entry : study.read("runs", YamlValue::asList)) {
            Map<String, YamlValue> own = entry.asMapOf(SpecYaml.keys());
            own.forEach((key, value) -> {
                for (String section : List.of("grid", "zip")) {
                    if ((section.equals("grid") ? grid : zip).containsKey(key)) {
                        throw value.error("%s stands in %s too: leave it to one of them".formatted(key, section));
                    }
                }
            });
            points.add(laid(base, own));
        }
        if (points.isEmpty()) {
            throw study.get("runs").error("runs has no entries: the study would be empty");
        }
        return points;
    }

    /** Values by key, those of the second map over those of the first. */
    static Map<String, YamlValue> laid(Map<String, YamlValue> under, Map<String, YamlValue> over) {
        Map<String, YamlValue> both = new HashMap<>(under);
        both.putAll(over);
        return both;
    }

    private Map<String, YamlValue> recipe() {
        return study.has("recipe") ? Recipes.values(study.get("recipe")) : Map.of();
    }

    private int seeds() {
        int seeds = bounded(study);
        for (String key : SEED_KEYS) {
            if (!values(key).isEmpty()) {
                throw seedsToo(study.get("seeds"), key);
            }
        }
        return seeds;
    }

    private static SpecSyntaxException seedsToo(YamlValue seeds, String key) {
        return seeds.error("seeds sets " + key + ", which the study gives as well: leave it to one of them");
    }

    private static int bounded(StudyValues values) {
        long seeds = values.count("seeds");
        if (seeds > StudyYaml.MAX_RUNS) {
            throw StudyYaml.tooManyRuns(values.get("seeds"), BigInteger.valueOf(seeds));
        }
        return (int) seeds;
    }

    private List<Adjustment> adjustments(int seeds) {
        if (!study.has("overrides")) {
            return List.of();
        }
        return study.read("overrides", YamlValue::asList).stream()
                .map(entry -> adjustment(StudyValues.of(entry, List.of("where", "set", "seeds")), seeds))
                .toList();
    }

    private Adjustment adjustment(StudyValues entry, int seeds) {
        if (!entry.has("where")) {
            throw entry.whole().error("where is missing: which points are meant?");
        }
        Map<String, List<YamlValue>> where = new LinkedHashMap<>();
        entry.spec("where").forEach((key, value) -> where.put(key, known(key, value)));
        Map<String, YamlValue> set = entry.spec("set");
        if (set.isEmpty() && !entry.has("seeds")) {
            throw entry.whole().error("an override needs set, seeds, or both");
        }
        for (String key : SEED_KEYS) {
            if (set.containsKey(key) && (seeds > 0 || entry.has("seeds"))) {
                throw set.get(key).error(key + " is set by seeds: leave it to one of them");
            }
            if (entry.has("seeds") && !values(key).isEmpty()) {
                throw seedsToo(entry.get("seeds"), key);
            }
        }
        return new Adjustment(where, set, entry.has("seeds") ? bounded(entry) : 0);
    }

    /** The values a point is looked for by; one that no point has is a mistake in writing. */
    private List<YamlValue> known(String key, YamlValue value) {
        List<YamlValue> wanted = value.isList() ? value.asList() : List.of(value);
        List<YamlValue> there = values(key);
        if (there.isEmpty()) {
            throw value.error("the study does not give " + key + ", so no point can be told by it");
        }
        for (YamlValue each : wanted) {
            StudyValues.read(each, key, YamlValue::asText);
            if (there.stream().noneMatch(other -> Adjustment.same(each, other))) {
                throw each.error("no point of the study has %s %s".formatted(key, each.asText()));
            }
        }
        return wanted;
    }

    /** Every value the study gives a key, wherever it does. */
    private List<YamlValue> values(String key) {
        Stream<YamlValue> listed =
                Stream.concat(grid.getOrDefault(key, List.of()).stream(), zip.getOrDefault(key, List.of()).stream());
        Stream<YamlValue> single =
                points.stream().filter(point -> point.containsKey(key)).map(point -> point.get(key));
        return Stream.concat(listed, single).toList();
    }
}
