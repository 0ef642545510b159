package io.grokscape.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.SpecSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyYamlTest {
    private static Study read(String yaml) {
        return StudyYaml.read(yaml, "my.yaml");
    }

    @Test
    void theBaseTheGridAndTheSeedsMakeTheRuns() {
        Study study = read("""
                name: sweep
                question: Where does it grok?
                base: {task: add, epochs: 50}
                grid:
                  train_size: [100, 200]
                  hidden_size: [8, 16]
                seeds: 2
                """);

        assertThat(study.name()).isEqualTo("sweep");
        assertThat(study.question()).isEqualTo("Where does it grok?");
        assertThat(study.runs().map(StudyYamlTest::shown))
                .containsExactly(
                        "D=100 d=8 seed=0",
                        "D=100 d=8 seed=1",
                        "D=100 d=16 seed=0",
                        "D=100 d=16 seed=1",
                        "D=200 d=8 seed=0",
                        "D=200 d=8 seed=1",
                        "D=200 d=16 seed=0",
                        "D=200 d=16 seed=1");
        assertThat(study.runs()).allMatch(spec -> spec.epochs() == 50);
    }

    @Test
    void runsAreLaidOverTheBaseAndCombinedWithTheGrid() {
        Study study = read("""
                name: points
                base: {task: add, train_size: 500, hidden_size: 8}
                runs:
                  - {train_size: 100}
                  - {model_seed: 7, data_seed: 7}
                grid: {hidden_size: [16, 32]}
                """);

        assertThat(study.runs().map(StudyYamlTest::shown))
                .containsExactly("D=100 d=16 seed=0", "D=100 d=32 seed=0", "D=500 d=16 seed=7", "D=500 d=32 seed=7");
    }

    @Test
    void zippedListsAreGoneThroughTogetherAndSlowerThanTheGrid() {
        Study study = read("""
                name: zipped
                base: {task: add}
                zip: {hidden_size: [8, 16], train_size: [100, 200]}
                grid: {model_seed: [1, 2]}
                """);

        assertThat(study.runs().map(spec -> "D=%d d=%d seed=%d"
                        .formatted(spec.trainSize(), spec.hiddenSize(), spec.modelSeed())))
                .containsExactly("D=100 d=8 seed=1", "D=100 d=8 seed=2", "D=200 d=16 seed=1", "D=200 d=16 seed=2");
    }

    @Test
    void overridesChangeThePointsTheyAreAboutTheLaterOnesLast() {
        Study study = read("""
                name: overridden
                base: {task: add, epochs: 50}
                grid: {hidden_size: [8, 16, 32], train_size: [100, 2_00]}
                overrides:
                  - {where: {hidden_size: [16, 32]}, set: {epochs: 60}}
                  - {where: {hidden_size: 32, train_size: 200.0}, set: {epochs: 70}, seeds: 2}
                """);

        assertThat(study.runs().map(spec -> shown(spec) + " epochs=" + spec.epochs()))
                .containsExactly(
                        "D=100 d=8 seed=0 epochs=50",
                        "D=200 d=8 seed=0 epochs=50",
                        "D=100 d=16 seed=0 epochs=60",
                        "D=200 d=16 seed=0 epochs=60",
                        "D=100 d=32 seed=0 epochs=60",
                        "D=200 d=32 seed=0 epochs=70",
                        "D=200 d=32 seed=1 epochs=70");
    }

    @Test
    void aRecipeLiesUnderTheBaseAndItsRunsHaveTheIdsOfThoseWithTheNumbersWrittenOut() {
        Study named = read("name: a\nrecipe: R\nbase: {task: add, epochs: 70}");
        Study written = read("name: a\nbase: {task: add, epochs: 70, learning_rate: 7e-3, weight_decay: 1}");

        assertThat(named.runs().map(RunSpec::id))
                .containsExactlyElementsOf(written.runs().map(RunSpec::id).toList());
    }

    @Test
    void anIncludedStudyBringsItsRunsAndItsFindingsAndSharedRunsAreCountedOnce() {
        Study study = read("""
                name: more
                include: [figure-2, figure-2-small]
                recipe: R
                base: {task: add, train_size: 2222}
                find: [zone_map]
                """);
        Study figure2 = read(Catalogue.yaml("figure-2").orElseThrow());

        assertThat(study.find()).containsExactly("zone_map", "dynamics", "norm_direction");
        assertThat(study.runs().findFirst().orElseThrow().trainSize()).isEqualTo(2222);
        assertThat(Expansion.of(study).runs())
                .isEqualTo(1 + Expansion.of(figure2).runs());
    }

    private static String shown(RunSpec spec) {
        assertThat(spec.dataSeed()).isEqualTo(spec.modelSeed());
        return "D=%d d=%d seed=%d".formatted(spec.trainSize(), spec.hiddenSize(), spec.modelSeed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "question: no name | 1:1: name is missing",
                "name: Big | 1:7: name must be 1 to 63 small letters, digits and hyphens, and not start with a hyphen",
                "name: [a] | 1:7: name must be 1 to 63 small letters, digits and hyphens, and not start with a hyphen",
                "name: a~gird: {} | 2:1: unknown key 'gird'; did you mean 'grid'?",
                "name: a~base: {task: add, hiden_size: 4} | 2:19: unknown key 'hiden_size'; did you mean 'hidden_size'?",
                "name: a~base: [1] | 2:7: base must be a map of keys and values, not a list",
                "name: a~base: {task: add}~grid: {hidden_size: 8} | 3:21: hidden_size must be a list, not '8'",
                "name: a~base: {task: add}~grid: {hidden_size: []} | 3:21: hidden_size has no values: the grid would be empty",
                "name: a~base: {task: add}~runs: [] | 3:7: runs has no entries: the study would be empty",
                "name: a~base: {task: add}~runs: [{epochs: 3}]~grid: {epochs: [4]} | 3:17: epochs stands in grid too: leave it to one of them",
                "name: a~base: {task: add, data_seed: 1}~seeds: 3 | 3:8: seeds sets data_seed, which the study gives as well: leave it to one of them",
                "name: a~base: {task: add}~seeds: 0 | 3:8: seeds must be at least 1, not 0",
                "name: a~base: {task: add}~seeds: many | 3:8: seeds must be a whole number, not 'many'",
                "name: a~base: {task: add}~find: [gold] | 3:8: unknown finding 'gold'",
                "name: a~base: {task: add}~find: [emergance] | 3:8: unknown finding 'emergance'; did you mean 'emergence'?",
                "name: a~base: {task: add}~seeds: 10000000 | 3:8: the study has 10,000,000 runs; at most 1,000,000 are taken",
                "name: a~zip: {layers: [1, 2], heads: [4]} | 2:30: heads has 1 and layers has 2 values: zip goes through them together",
                "name: a~zip: {layers: [1]}~grid: {layers: [1]} | 3:16: layers stands in zip too: leave it to one of them",
                "name: a~zip: {layers: []} | 2:15: layers has no values: the zip would be empty",
                "name: a~zip: {epochs: [4]}~runs: [{epochs: 3}] | 3:17: epochs stands in zip too: leave it to one of them",
                "name: a~base: {task: add}~overrides: [{set: {epochs: 3}}] | 3:13: where is missing: which points are meant?",
                "name: a~base: {task: add}~overrides: [{where: {task: add}}] | 3:13: an override needs set, seeds, or both",
                "name: a~base: {task: add}~overrides: [{where: {task: add}, sed: 3}] | 3:34: unknown key 'sed'; did you mean 'set'?",
                "name: a~base: {task: add}~overrides: [{where: {epochs: 3}, seeds: 3}] | 3:30: the study does not give epochs, so no point can be told by it",
                "name: a~base: {task: add}~grid: {epochs: [3, 4]}~overrides: [{where: {epochs: [3, 5]}, seeds: 3}] | 4:34: no point of the study has epochs 5",
                "name: a~base: {task: add}~seeds: 3~overrides: [{where: {task: add}, set: {data_seed: 3}}] | 4:51: data_seed is set by seeds: leave it to one of them",
                "name: a~base: {task: add, data_seed: 1}~overrides: [{where: {task: add}, seeds: 3}] | 3:41: seeds sets data_seed, which the study gives as well: leave it to one of them",
                "name: a~recipe: S | 2:9: unknown recipe 'S'; there is R",
                "name: a~include: [figure-22] | 2:11: the catalogue has no study 'figure-22'; did you mean 'figure-2'?",
                "name: a~search: 3 | 2:9: search must be a map of keys and values, not '3'",
                "name: a~search: {for: x} | 2:9: train_size is missing",
                "name: a~search: {train_size: {from: 9, to: 9}} | 2:36: to must be above from, which is 9",
                "name: a~seeds: 3~search: {} | 2:8: seeds and search exclude each other",
                "name: a~include: [figure-2]~search: {} | 2:10: include and search exclude each other",
                "name: a~grid: {train_size: [3]}~search: {} | 2:21: train_size is what the search chooses: leave it out",
                "name: a~base: {task: add}~overrides: [{where: {task: add}, seeds: 3}]~search: {} | 3:12: the search chooses seeds: leave them out",
                "name: a~include: figure-2 | 2:10: include must be a list, not 'figure-2'",
                "name: a~name: b | 2:1: key 'name' comes twice",
                "name: a~base: &x {task: add}~runs: [*x] | 3:8: aliases are not allowed here: write the value out",
                "name: 'a | 1:9: found unexpected end of stream",
            })
    void badStudiesAreRefusedWithOneMessageAtItsPlace(String yaml, String message) {
        assertThatExceptionOfType(SpecSyntaxException.class)
                .isThrownBy(() -> read(yaml.replace('~', '\n')))
                .withMessage("my.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "base: {task: add, train_size: 100}~grid: {hidden_size: [8, -8]} | 3:25: hidden_size must be at least 4, not -8",
                "base: {task: add}~grid: {hidden_size: [8, 9]} | 3:25: hidden_size must be a multiple of heads, but 4 heads do not divide 9",
                "base: {task: add, modulus: 5}~runs: [{train_size: 26}] | 3:21: train_size is 26, but task 'add' modulo 5 has only 25 pairs",
                "base: {task: memorise}~search: {for: critical_dataset_size, train_size: {from: 9, to: 90, step: 9}, tolerance: 9} | 3:9: critical_dataset_size is not looked for with task 'memorise'",
                "base: {task: add, modulus: 5}~search: {for: critical_dataset_size, train_size: {from: 9, to: 90, step: 9}, tolerance: 9} | 3:9: train_size is 90, but task 'add' modulo 5 has only 25 pairs",
                "base: {modulus: 5} | 2:7: task is missing",
                "grid: {epochs: [x]}~base: {task: add} | 2:17: epochs must be a whole number, not 'x'",
            })
    void aCombinationThatCannotBeRunIsRefusedAtTheValueToBlame(String yaml, String message) {
        Study study = read("name: a\n" + yaml.replace('~', '\n'));

        assertThatExceptionOfType(SpecSyntaxException.class)
                .isThrownBy(() -> Expansion.of(study))
                .withMessage("my.yaml:" + message);
    }

    @Test
    void aHugeGridIsRefusedByCountingAlone() {
        String axis = "[" + "1,".repeat(999) + "1]";
        String yaml = "name: a\nbase: {task: add}\ngrid:\n";
        for (String key : List.of("epochs", "layers", "heads", "mlp_width", "warmup_steps", "log_every", "modulus")) {
            yaml += "  " + key + ": " + axis + "\n";
        }
        String study = yaml;

        assertThatExceptionOfType(SpecSyntaxException.class)
                .isThrownBy(() -> read(study))
                .withMessage(
                        "my.yaml:4:3: the study has 1,000,000,000,000,000,000,000 runs; at most 1,000,000 are taken");
    }
}
