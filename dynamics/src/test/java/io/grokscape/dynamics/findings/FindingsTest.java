package io.grokscape.dynamics.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    @ParameterizedTest
    @CsvSource({"3, 8", "5, 15", "11, 25"})
    void theCriticalSizesIntervalCoversTheTruthAboutNineteenTimesInTwenty(int seeds, double steepness) {
        SplittableRandom random = new SplittableRandom(17);
        int covered = 0;
        for (int sweep = 0; sweep < 500; sweep++) {
            List<FinishedRun> runs = new ArrayList<>();
            for (int size = 2000; size <= 4000; size += 200) {
                double p = 1 / (1 + Math.pow(3000.0 / size, steepness));
                for (int seed = 0; seed < seeds; seed++) {
                    runs.add(run("add", 32, size, 0, seed, 1, random.nextDouble() < p ? 1 : .02));
                }
            }
            CriticalDatasetSize found = critical(runs).getFirst();
            covered += found.low() <= 3000 && 3000 <= found.high() ? 1 : 0;
        }

        assertThat(covered / 500.0).isBetween(.90, .98);
    }

    @Test
    void whereEverySeedAgreesOnlyABoundIsGiven() {
        var below = critical(List.of(run("add", 64, 2600, 0, 0, 1, 1), run("add", 64, 3000, 0, 0, 1, 1)))
                .getFirst();

        assertThat(below.estimate()).isEmpty();
        assertThat(below.below()).hasValue(2600);
        assertThat(below.json()).contains("\"critical_dataset_size\":null", "\"interval\":null", "\"below\":2600");
    }

    @Test
    void aSharpStepIsPlacedBetweenItsTwoSides() {
        List<FinishedRun> runs = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            runs.add(run("add", 64, 2000, 0, seed, 1, .05));
            runs.add(run("add", 64, 2400, 0, seed, 1, 1));
        }

        CriticalDatasetSize found = critical(runs).getFirst();

        assertThat(found.estimate().orElseThrow()).isCloseTo(Math.sqrt(2000 * 2400), within(1.0));
        assertThat(found.low()).isLessThan(2191);
        assertThat(found.high()).isGreaterThan(2191);
    }

    @ParameterizedTest
    @CsvSource({"2600, 2338", "3000, 2651", "4000, 3379", "5000, 4030", "12769, 6441"})
    void drawnPairsAreFewerDistinctItems(int pairs, int items) {
        assertThat(Math.round(Items.distinct(pairs, 113))).isEqualTo(items);
        assertThat(Items.pairs(Items.distinct(pairs, 113), 113)).isCloseTo(pairs, within(.01));
    }

    @Test
    void capacityIsWhatIsKnownBeyondChance() {
        double chance = 1.0 / 113;
        var runs = List.of(
                run("memorise", 16, 12769, 0, 0, .5 + .5 * chance, Double.NaN),
                run("memorise", 16, 12769, 0, 1, .5 + .5 * chance, Double.NaN),
                run("memorise", 4, 1000, 0, 0, 1, Double.NaN),
                run("memorise", 4, 12769, 0, 0, chance, Double.NaN));

        var capacities = MemorisationCapacity.in(runs, new Memo());

        assertThat(capacities).extracting(MemorisationCapacity::hiddenSize).containsExactly(4, 16);
        assertThat(capacities.get(0).pairs()).isCloseTo(1000, within(1e-6));
        assertThat(capacities.get(0).lowerBound()).isTrue();
        assertThat(capacities.get(1).pairs()).isCloseTo(12769 / 2.0, within(1e-6));
        assertThat(capacities.get(1).distinctItems()).isCloseTo(6441 / 2.0, within(1e-6));
        assertThat(capacities.get(1).bits()).isCloseTo(6441 / 2.0 * Math.log(113) / Math.log(2), within(1e-6));
        assertThat(capacities.get(1).lowerBound()).isFalse();
    }

    @Test
    void theStarIsWhereFallingAndRisingCurveMeet() {
        List<FinishedRun> runs = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            for (int width : new int[] {8, 32}) {
                // Half way between 3,500 and 4,500 at d=8, between 2,500 and 3,500 at d=32.
                int middle = width == 8 ? 4000 : 3000;
                runs.add(run("add", width, middle - 500, 0, seed, 1, .02));
                runs.add(run("add", width, middle + 500, 0, seed, 1, 1));
                double share = width == 8 ? .2 : .8;
                runs.add(run("memorise", width, 12769, 0, seed, share + (1 - share) / 113, Double.NaN));
            }
        }
        var critical = critical(runs);

        Crossing star = Crossing.in(critical, MemorisationCapacity.in(runs, new Memo()), new Memo())
                .getFirst();

        assertThat(star.hiddenSize()).isBetween(16.0, 24.0);
        assertThat(star.trainSize()).isBetween(3000.0, 4000.0);
        assertThat(star.trainLow()).isLessThan(star.trainSize());
        assertThat(star.trainHigh()).isGreaterThan(star.trainSize());
    }

    @Test
    void emergenceComparesTheSmallestModelsThatGeneraliseByTheirBestSeed() {
        var runs = List.of(
                run("add", 8, 3000, 0, 0, .9, .02),
                run("add", 8, 3000, 0, 1, .9, .6),
                run("add", 64, 3000, 0, 0, 1, 1),
                run("add+memorise", 64, 3000, 3000, 0, 1, .03),
                run("add+memorise", 256, 3000, 3000, 0, 1, .9));

        var found = Emergence.in(runs, VerdictRules.DEFAULT);

        assertThat(found).hasSize(2);
        assertThat(found.get(0).smallest().orElseThrow().hiddenSize()).isEqualTo(8);
        assertThat(found.get(0).smallestFitting().orElseThrow().hiddenSize()).isEqualTo(64);
        assertThat(found.get(1).smallest().orElseThrow().hiddenSize()).isEqualTo(256);
        assertThat(found.get(1).ratio().orElseThrow())
                .isCloseTo((12.0 * 256 * 256 + 233 * 256) / (12.0 * 8 * 8 + 230 * 8), within(1e-9));
    }

    @Test
    void weightsAreCountedAsTheModelHasThem() {
        assertThat(run("add", 4, 3000, 0, 0, 1, 1).parameters()).isEqualTo(1_112);
        assertThat(run("add", 32, 3000, 0, 0, 1, 1).parameters()).isEqualTo(19_648);
        assertThat(run("add", 64, 3000, 0, 0, 1, 1).parameters()).isEqualTo(63_872);
    }

    private static List<CriticalDatasetSize> critical(List<FinishedRun> runs) {
        return CriticalDatasetSize.in(runs, VerdictRules.DEFAULT, new Memo());
    }

    private static FinishedRun run(
            String task, int width, int size, int memorise, long seed, double train, double validation) {
        Setting setting = new Setting(task, 113, 1, memorise);
        return new FinishedRun(setting, width, size, seed, 10_000, train, validation, Optional.empty());
    }
}
