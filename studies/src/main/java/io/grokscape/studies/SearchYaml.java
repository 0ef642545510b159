package io.grokscape.studies;

import io.grokscape.spec.Spelling;
import io.grokscape.spec.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the section {@code search} of a study file. */
final class SearchYaml {
    private static final int DEFAULT_MAX_RUNS = 200;
    private static final int MOST_RUNS = 10_000;
    private static final int FEWEST_RUNS = 4;

    private SearchYaml() {}

    /**
     * The search a study asks for.
     *
     * @param grid the study's points; none may say anything of data sizes or seeds
     */
    static Search read(StudyValues study, Grid grid) {
        refuseWhatTheSearchDecides(study, grid);
        StudyValues values = section(study, "search", List.of("for", "train_size", "tolerance", "max_runs"));
        StudyValues sizes = section(values, "train_size", List.of("from", "to", "step"));
        int from = number(sizes, "from");
        int to = number(sizes, "to");
        if (to <= from) {
            throw sizes.get("to").error("to must be above from, which is " + from);
        }
        int maxRuns = values.has("max_runs") ? number(values, "max_runs") : DEFAULT_MAX_RUNS;
        if (maxRuns < FEWEST_RUNS || maxRuns > MOST_RUNS) {
            throw values.get("max_runs")
                    .error("max_runs must be %d to %,d, not %d".formatted(FEWEST_RUNS, MOST_RUNS, maxRuns));
        }
        return new Search(
                goal(values),
                from,
                to,
                number(sizes, "step"),
                number(values, "tolerance"),
                maxRuns,
                study.get("search"));
    }

    /** The study's points, each at the smallest data size: so that they are runs at all. */
    static Grid at(StudyValues study, Grid grid) {
        YamlValue from = study.get("search").asMap().get("train_size").asMap().get("from");
        return new Grid(
                grid.points().stream()
                        .map(point -> GridYaml.laid(point, Map.of("train_size", from)))
                        .toList(),
                grid.axes(),
                grid.adjustments(),
                0,
                grid.whole());
    }

    private static void refuseWhatTheSearchDecides(StudyValues study, Grid grid) {
        for (String section : List.of("seeds", "include")) {
            if (study.has(section)) {
                throw study.get(section).error(section + " and search exclude each other");
            }
        }
        for (String key : List.of("train_size", "data_seed", "model_seed")) {
            Stream<YamlValue> given = Stream.concat(
                            Stream.concat(
                                    grid.points().stream(), grid.axes().stream().flatMap(List::stream)),
                            grid.adjustments().stream().map(Adjustment::set))
                    .filter(values -> values.containsKey(key))
                    .map(values -> values.get(key));
            given.findFirst().ifPresent(value -> {
                throw value.error(key + " is what the search chooses: leave it out");
            });
        }
        if (grid.adjustments().stream().anyMatch(adjustment -> adjustment.seeds() > 0)) {
            throw study.get("overrides").error("the search chooses seeds: leave them out");
        }
    }

    private static StudyValues section(StudyValues values, String key, List<String> keys) {
        require(values, key);
        values.read(key, YamlValue::asMap);
        return StudyValues.of(values.get(key), keys);
    }

    private static void require(StudyValues values, String key) {
        if (!values.has(key)) {
            throw values.whole().error(key + " is missing");
        }
    }

    private static int number(StudyValues values, String key) {
        require(values, key);
        values.count(key);
        return values.read(key, YamlValue::asInt);
    }

    private static Search.Goal goal(StudyValues values) {
        require(values, "for");
        String word = values.read("for", YamlValue::asText);
        List<String> words =
                Arrays.stream(Search.Goal.values()).map(Search.Goal::word).toList();
        if (!words.contains(word)) {
            throw values.get("for")
                    .error("for must be %s, not '%s'%s"
                            .formatted(String.join(" or ", words), word, Spelling.suggestion(word, words)));
        }
        return Search.Goal.values()[words.indexOf(word)];
    }
}
