package io.grokscape.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.spec.RunSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    private static Expansion expand(String yaml) {
        return Expansion.of(StudyYaml.read(yaml, "study.yaml"));
    }

    @Test
    void aRunThatComesTwiceIsCountedOnce() {
        Expansion expansion = expand("name: a\nbase: {task: add, epochs: 7}\ngrid: {hidden_size: [8, 16, 8]}");

        assertThat(expansion.runs()).isEqualTo(2);
        assertThat(expansion.epochs()).isEqualTo(14);
        assertThat(expansion
                        .plannedRuns()
                        .map(run -> run.index() + ":" + run.spec().hiddenSize()))
                .containsExactly("0:8", "1:16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a~base: {task: add}~grid: {hidden_size: [8, 16]}",
                "grid: {hidden_size: [16, 8]} # another order~base: {task: add}~name: a",
                "name: a~question: reworded~base: {task: a + b, epochs: 10000}~runs: [{hidden_size: 8},{hidden_size: 16}]",
            })
    void theSameStudyWrittenInAnotherWayHasTheSameId(String yaml) {
        assertThat(expand(yaml.replace('~', '\n')).studyId()).isEqualTo("a-de25b7b1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: b~base: {task: add}~grid: {hidden_size: [8, 16]}",
                "name: a~base: {task: add}~grid: {hidden_size: [8, 20]}",
                "name: a~base: {task: add}~grid: {hidden_size: [8, 16]}~find: [emergence]",
            })
    void anotherStudyHasAnotherId(String yaml) {
        assertThat(expand(yaml.replace('~', '\n')).studyId()).isNotEqualTo("a-de25b7b1");
    }

    @Test
    void aHundredThousandRunsAreDistinctAndInOrder() {
        Expansion expansion = expand("name: a\nbase: {task: add}\nseeds: 100000");

        assertThat(expansion.runs()).isEqualTo(100_000);
        assertThat(expansion.plannedRuns().skip(99_999).map(run -> run.spec().modelSeed()))
                .containsExactly(99_999L);
    }

    @ParameterizedTest
    @CsvSource({"8", "32", "64"})
    void oneLayerCostsWhatTheEnginesAreMeasuredBy(int d) {
        RunSpec spec =
                RunSpec.of("add").hiddenSize(d).trainSize(3000).epochs(10).build();

        assertThat(RunCost.flops(spec)).isCloseTo(3.0 * (16 * d * d + 226 * d) * 3000 * 10, within(1.0));
    }

    @Test
    void depthAndWidthAndDataCostMore() {
        RunSpec spec = RunSpec.of("add").build();

        assertThat(RunCost.flops(spec))
                .isLessThan(RunCost.flops(spec.toBuilder().layers(2).build()))
                .isLessThan(RunCost.flops(spec.toBuilder().mlpWidth(256).build()))
                .isLessThan(RunCost.flops(spec.toBuilder().trainSize(4000).build()));
    }

    @Test
    void aSearchHasPointsAndACostAtMostButNoRunsOfItsOwn() {
        String yaml = """
                name: a
                base: {task: add, epochs: 10}
                grid: {hidden_size: [8, 16, 8]}
                search: {for: critical_dataset_size, train_size: {from: 200, to: 900, step: 50}, tolerance: %d, max_runs: 40}
                """;
        Expansion expansion = expand(yaml.formatted(100));

        assertThat(expansion.searchPoints()).extracting(RunSpec::hiddenSize).containsExactly(8, 16);
        assertThat(expansion.plannedRuns()).isEmpty();
        assertThat(expansion.runs()).isZero();
        assertThat(expansion.epochs()).isEqualTo(2 * 40 * 10);
        assertThat(expansion.studyId()).isNotEqualTo(expand(yaml.formatted(200)).studyId());
    }
}
