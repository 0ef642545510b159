package io.grokscape.dynamics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.findings.CriticalDatasetSize;
import io.grokscape.dynamics.findings.FinishedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalSizeSearchTest {
    private static final int[] SIZES =
            IntStream.rangeClosed(0, 80).map(i -> 2000 + 25 * i).toArray();
    private static final int WORLDS = 20;

    private static SearchSimulation world(double width, int number) {
        return new SearchSimulation(2700 + 17 * number, width, number);
    }

    private static CriticalSizeSearch search(double tolerance) {
        return new CriticalSizeSearch(new SearchSpace(SIZES, tolerance, 200));
    }

    /** docs/studies.md shows the whole curve. */
    @ParameterizedTest
    @CsvSource({".02, 1", ".035, 1", ".05, 1", ".02, 4"})
    void itNeedsAFractionOfTheGridsRunEpochsForAnIntervalAsNarrowAndFindsTheSame(double width, int inFlight) {
        double[] gridWidths = new double[WORLDS];
        double runs = 0;
        int agree = 0;
        int holding = 0;
        for (int number = 0; number < WORLDS; number++) {
            CriticalDatasetSize grid = world(width, number).grid();
            gridWidths[number] = grid.high() - grid.low();
        }
        double typical = Arrays.stream(gridWidths).sorted().toArray()[WORLDS / 2];
        CriticalSizeSearch search = search(typical);
        for (int number = 0; number < WORLDS; number++) {
            SearchSimulation world = world(width, number);
            CriticalDatasetSize grid = world.grid();
            SearchSimulation.Outcome outcome = world.search(search, inFlight);
            Decision.Answer answer = outcome.decision().answer().orElseThrow();
            assertThat(answer.width()).isLessThanOrEqualTo(typical);
            agree += answer.low() <= grid.high() && grid.low() <= answer.high() ? 1 : 0;
            holding += answer.low() <= world.critical() && world.critical() <= answer.high() ? 1 : 0;
            runs += outcome.runs(); // each of them costs the grid's epochs
        }

        double gridRuns = SearchSimulation.GRID.length * SearchSimulation.GRID_SEEDS;
        assertThat(gridRuns / (runs / WORLDS)).as("saving").isGreaterThanOrEqualTo(2.5);
        assertThat(agree).as("intervals that overlap the grid's").isGreaterThanOrEqualTo(WORLDS - 1);
        // About nine in ten do: see docs/studies.md.
        assertThat(holding).as("intervals that hold D_crit").isGreaterThanOrEqualTo(WORLDS * 4 / 5);
    }

    @Test
    void itGoesOnAfterAnInterruptionAsIfThereHadBeenNone() {
        SearchSimulation world = world(.03, 3);
        List<FinishedRun> known = new ArrayList<>();
        List<Trial> taken = new ArrayList<>();
        CriticalSizeSearch search = search(250);
        for (int step = 0; step < 12; step++) {
            Decision decision = search.decide(new Progress(known, List.of(), taken), 1);
            // Another process, which knows nothing but the runs and verdicts, wants the same.
            assertThat(search(250).decide(new Progress(List.copyOf(known), List.of(), List.copyOf(taken)), 1))
                    .isEqualTo(decision);
            decision.next().forEach(choice -> {
                taken.add(choice.trial());
                known.add(world.run(choice.trial()));
            });
        }
    }

    @Test
    void asManyTrialsArePendingAsThereAreTrainersAndNoneTwice() {
        Decision decision = search(100).decide(new Progress(List.of(), List.of(), List.of()), 8);

        assertThat(decision.next()).hasSize(8).extracting(Choice::trial).doesNotHaveDuplicates();
        assertThat(decision.next())
                .extracting(choice -> choice.trial().trainSize())
                .anyMatch(d -> d < 2900);
        assertThat(decision.next())
                .extracting(choice -> choice.trial().trainSize())
                .anyMatch(d -> d > 3100);
        assertThat(decision.next()).allSatisfy(choice -> assertThat(choice.why())
                .startsWith("narrows D_crit: after 0 verdicts it lies in"));
    }

    @Test
    void aTrialThatFailedIsNotTriedAgain() {
        Trial first = search(100)
                .decide(new Progress(List.of(), List.of(), List.of()), 1)
                .next()
                .getFirst()
                .trial();
        Trial second = search(100)
                .decide(new Progress(List.of(), List.of(), List.of(first)), 1)
                .next()
                .getFirst()
                .trial();

        assertThat(second).isEqualTo(new Trial(first.trainSize(), 1));
    }

    @Test
    void seedsAreTakenInTurnForASeedsOutcomesAtNeighbouringSizesAreAlike() {
        Progress some =
                new Progress(List.of(), List.of(), List.of(new Trial(2600, 0), new Trial(2600, 1), new Trial(2625, 0)));
        assertThat(some.nextSeed(2600)).isEqualTo(2);
        assertThat(some.nextSeed(2625)).isEqualTo(2);
        assertThat(some.nextSeed(2650)).isEqualTo(2);

        List<Trial> all =
                IntStream.range(0, 11).mapToObj(seed -> new Trial(2600, seed)).toList();
        assertThat(new Progress(List.of(), List.of(), all).nextSeed(2600)).isEqualTo(11);
        assertThat(new Progress(List.of(), List.of(), all).nextSeed(2625)).isZero();
    }

    @Test
    void itSoonGivesUpWhereDCritLiesBeyondTheSizesThatMayBeTried() {
        SearchSimulation.Outcome below = new SearchSimulation(1000, .03, 1).search(search(100), 4);
        SearchSimulation.Outcome above = new SearchSimulation(9000, .03, 1).search(search(100), 4);

        assertThat(below.decision().why()).isEqualTo("D_crit lies below 2,000, the smallest size that may be tried");
        assertThat(above.decision().why()).isEqualTo("D_crit lies above 4,000, the largest size that may be tried");
        assertThat(below.runs() + above.runs()).isLessThan(60);
    }

    @Test
    void itTakesNoMoreRunsThanItMay() {
        SearchSimulation.Outcome outcome =
                world(.2, 1).search(new CriticalSizeSearch(new SearchSpace(SIZES, 1, 30)), 4);

        assertThat(outcome.runs()).isEqualTo(30);
        assertThat(outcome.decision().why()).isEqualTo("it has taken all its 30 runs");
    }
}
