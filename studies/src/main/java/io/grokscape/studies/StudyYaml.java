package io.grokscape.studies;

import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.spec.Spelling;
import io.grokscape.spec.YamlDocument;
import io.grokscape.spec.YamlValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads study files.
 *
 * <pre>
 * name: figure-2                # [a-z0-9][a-z0-9-]{0,62}
 * question: What do the four dynamics look like?
 * include: [figure-5]           # optional: the runs of these studies of the catalogue too
 * recipe: R                     # optional: values laid under the base, by name
 * base: {task: add}             # a run spec, its keys and defaults
 * runs:                         # optional: points, each laid over the base
 *   - {hidden_size: 8}
 * zip:                          # optional: lists per key that are gone through together
 *   layers: [1, 2]
 * grid:                         # optional: lists per key; every combination is run
 *   train_size: [2600, 3000]
 * overrides:                    # optional: what is different about some of these points
 *   - {where: {hidden_size: 8}, set: {epochs: 40000}, seeds: 3}
 * seeds: 5                      # optional: seed i sets data_seed and model_seed, i from 0
 * search:                       # optional, instead of data sizes and seeds
 *   {for: critical_dataset_size, train_size: {from: 2000, to: 4000, step: 50}, tolerance: 200}
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
            "recipe_score",
            "takeaways",
            "zone_map");

    static final List<String> KEYS = Stream.of(
                    List.of("name", "question", "include"), GridYaml.KEYS, List.of("search", "find"))
            .flatMap(List::stream)
            .toList();
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private StudyYaml() {}

    /**
     * The study written in a document. Its runs are counted and not yet built: {@link Study#runs()} may still refuse a
     * combination.
     *
     * @param source the name errors carry, such as the file's path
     * @throws SpecSyntaxException what is wrong, with line and column
     */
    public static Study read(String yaml, String source) {
        StudyValues values = StudyValues.of(YamlDocument.parse(yaml, source), KEYS);
        String name = name(values);
        List<Study> included = values.has("include") ? included(values.read("include", YamlValue::asList)) : List.of();
        List<Grid> grids = new ArrayList<>();
        if (included.isEmpty() || values.has("search") || GridYaml.KEYS.stream().anyMatch(values::has)) {
            grids.add(GridYaml.read(values));
        }
        Optional<Search> search =
                values.has("search") ? Optional.of(SearchYaml.read(values, grids.getFirst())) : Optional.empty();
        if (search.isPresent()) {
            grids.set(0, SearchYaml.at(values, grids.getFirst()));
        }
        included.forEach(study -> grids.addAll(study.grids()));
        refuseTooManyRuns(grids, values);
        return new Study(
                name,
                values.has("question")
                        ? values.read("question", YamlValue::asText).strip()
                        : "",
                findings(values, included),
                List.copyOf(grids),
                search,
                yaml);
    }

    private static String name(StudyValues values) {
        if (!values.has("name")) {
            throw values.whole().error("name is missing");
        }
        YamlValue value = values.get("name");
        String name = value.isList() || value.isMap() ? "" : value.asText();
        if (!NAME.matcher(name).matches()) {
            throw value.error("name must be 1 to 63 small letters, digits and hyphens, and not start with a hyphen");
        }
        return name;
    }

    private static List<Study> included(List<YamlValue> names) {
        return names.stream().map(StudyYaml::included).toList();
    }

    private static Study included(YamlValue value) {
        String name = value.asText();
        Optional<String> yaml = Catalogue.yaml(name);
        if (yaml.isEmpty()) {
            throw value.error(
                    "the catalogue has no study '%s'%s".formatted(name, Spelling.suggestion(name, Catalogue.names())));
        }
        return read(yaml.get(), name + ".yaml");
    }

    private static List<String> findings(StudyValues values, List<Study> included) {
        Set<String> words = new LinkedHashSet<>();
        if (values.has("find")) {
            values.read("find", YamlValue::asList).forEach(entry -> words.add(finding(entry)));
        }
        included.forEach(study -> words.addAll(study.find()));
        return List.copyOf(words);
    }

    private static String finding(YamlValue entry) {
        String word = entry.asText();
        if (!FINDINGS.contains(word)) {
            throw entry.error("unknown finding '%s'%s".formatted(word, Spelling.suggestion(word, FINDINGS)));
        }
        return word;
    }

    private static void refuseTooManyRuns(List<Grid> grids, StudyValues values) {
        BigInteger size = grids.stream().map(Grid::size).reduce(BigInteger.ZERO, BigInteger::add);
        if (size.compareTo(BigInteger.valueOf(MAX_RUNS)) > 0) {
            YamlValue place = Stream.of("grid", "zip", "runs")
                    .filter(values::has)
                    .map(values::get)
                    .findFirst()
                    .orElse(values.whole());
            throw tooManyRuns(place, size);
        }
    }

    static SpecSyntaxException tooManyRuns(YamlValue place, BigInteger size) {
        return place.error("the study has %,d runs; at most %,d are taken".formatted(size, MAX_RUNS));
    }
}
