package io.grokscape.studies;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final double CORES = 2;
    private static final double HOUR = 3600;
    private static final Path GUIDE = Path.of("../docs/studies.md");
    private static final String BEGIN = "<!-- estimates: written by CatalogueTest -->\n";
    private static final String END = "<!-- end of estimates -->\n";

    private static Expansion expand(String name) {
        return Expansion.of(StudyYaml.read(Catalogue.yaml(name).orElseThrow(), name + ".yaml"));
    }

    static Stream<String> smallForms() {
        return Catalogue.names().stream().filter(name -> name.endsWith("-small"));
    }

    @ParameterizedTest
    @MethodSource("io.grokscape.studies.Catalogue#names")
    void everyStudyCanBeRunAndSaysWhatItIsFor(String name) {
        Expansion expansion = expand(name);

        assertThat(expansion.study().name()).isEqualTo(name);
        assertThat(expansion.study().question()).isNotBlank();
        assertThat(expansion.study().find()).isNotEmpty();
        assertThat(expansion.runs()).isPositive();
    }

    @Test
    void everyStudyButTheFirstHasASmallForm() {
        assertThat(Catalogue.names().stream().skip(1).filter(name -> !name.endsWith("-small")))
                .allSatisfy(name -> assertThat(Catalogue.names()).contains(name + "-small"));
    }

    @ParameterizedTest
    @MethodSource("smallForms")
    void twoCoresTakeAnHourAtMostForASmallForm(String name) {
        assertThat(expand(name).referenceSeconds()).isLessThan(CORES * HOUR);
    }

    @Test
    void runsThatTwoStudiesAskForHaveOneId() {
        Set<String> shared = ids("figure-10-small");
        shared.retainAll(ids("figure-8-small"));

        assertThat(shared).hasSize(6);
        assertThat(ids("paper")).containsAll(ids("figure-6")).containsAll(ids("figure-10"));
    }

    /** Run ids are forever: results that people have kept must be found again. */
    @Test
    void figure6SmallAsksForTheRunsOfThisGrid() {
        String written = """
                name: written-out
                base: {task: add, modulus: 113, learning_rate: 0.007, weight_decay: 1.0, epochs: 10000}
                grid: {train_size: [2600, 3000, 4000], hidden_size: [4, 8, 16, 20, 24, 28, 32, 40, 64]}
                seeds: 5
                """;

        assertThat(ids("figure-6-small")).isEqualTo(ids(StudyYaml.read(written, "written.yaml")));
    }

    private static Set<String> ids(String name) {
        return ids(expand(name).study());
    }

    private static Set<String> ids(Study study) {
        return study.runs().map(RunSpec::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theGuideShowsWhatTheStudiesCost() throws IOException {
        String guide = Files.readString(GUIDE);
        String shown = guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END));

        assertThat(shown)
                .as("docs/studies.md, between the two comments, must hold what is expected here")
                .isEqualTo(estimates(Catalogue.names()));
    }

    private static String estimates(List<String> names) {
        return names.stream()
                .map(CatalogueTest::estimate)
                .collect(Collectors.joining(
                        "\n",
                        "| study | runs | epochs | PFLOP | two cores take at most |\n|---|--:|--:|--:|--:|\n",
                        "\n"));
    }

    private static String estimate(String name) {
        Expansion cost = expand(name);
        double minutes = cost.referenceSeconds() / CORES / 60;
        String time = minutes < 100 ? "%.0f min" : "%,.0f h";
        return String.format(
                Locale.ROOT,
                "| `%s` | %,d | %,d | %,.2f | " + time + " |",
                name,
                cost.runs(),
                cost.epochs(),
                cost.flops() / 1e15,
                minutes < 100 ? minutes : minutes / 60);
    }
}
