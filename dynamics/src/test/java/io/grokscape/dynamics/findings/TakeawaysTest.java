package io.grokscape.dynamics.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.Takeaway.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TakeawaysTest {
    private static final Setting MIXED = new Setting("add+memorise", 113, 1, 3000, false, 10_000, "{}");
    private static final Setting SPLIT = new Setting("add+memorise", 113, 1, 3000, true, 10_000, "{}");
    private static final Setting SQUARE = new Setting("square-sum", 113, 1, 0, false, 10_000, "{}");

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void whereTheWorldIsAsThePaperSaysTheClaimsAboutCurvesAndDynamicsAreSupported() {
        List<FinishedRun> runs = new ArrayList<>(new World(3)
                .sweep(new int[] {36, 40, 48, 56, 64}, new int[] {1900, 2100, 2300, 2500, 2700, 2900, 3100, 3300}, 11)
                .sweep(new int[] {4, 8, 16, 24, 32, 40, 48, 56, 64, 96}, new int[] {2200}, 5)
                .memorise(new int[] {16, 24, 32, 40, 48}, 3)
                .runs());
        for (int seed = 0; seed < 3; seed++) {
            runs.add(World.run(World.ADD, 40, 2300, 100 + seed, 1, .5, Dynamic.SEMI_GROKKING, -.1));
        }

        assertThat(statuses(runs).subList(0, 5)).containsOnly(Status.SUPPORTED);
    }

    @Test
    void whereCapacityFallsAndTheNormRisesInGrokkingTheyAreContradicted() {
        List<FinishedRun> runs = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            for (int width : new int[] {8, 16, 32, 64}) {
                double share = 4.0 / width + .005 * random.nextGaussian();
                runs.add(World.run(
                        World.MEMORISE, width, 12_769, seed, share, Double.NaN, Dynamic.NOT_APPLICABLE, Double.NaN));
            }
            runs.add(World.run(World.ADD, 64, 3000, seed, 1, 1, Dynamic.GROKKING, .1));
        }

        assertThat(statuses(runs).get(1)).isEqualTo(Status.CONTRADICTED);
        assertThat(statuses(runs).get(3)).isEqualTo(Status.CONTRADICTED);
    }

    @Test
    void aDeeperDipOfTheHarderTaskSupportsTheSixth() {
        int[] widths = {4, 8, 16, 24, 32, 48, 64};
        List<FinishedRun> runs = new ArrayList<>();
        sweep(runs, World.ADD, widths, .2, .4, .6, .5, .6, .9, 1);
        sweep(runs, SQUARE, widths, .2, .5, .6, .02, .02, .5, .9);

        assertThat(statuses(runs).get(5)).isEqualTo(Status.SUPPORTED);

        List<FinishedRun> reversed = new ArrayList<>();
        sweep(reversed, SQUARE, widths, .2, .4, .6, .5, .6, .9, 1);
        sweep(reversed, World.ADD, widths, .2, .5, .6, .02, .02, .5, .9);
        assertThat(statuses(reversed).get(5)).isEqualTo(Status.CONTRADICTED);
    }

    @Test
    void suppressionByRandomLabelsAndReliefByASplitLayerSupportTheLastTwo() {
        List<FinishedRun> runs = new ArrayList<>();
        int[] widths = {48, 64};
        sweep(runs, World.ADD, widths, .98, 1);
        sweep(runs, MIXED, widths, .03, .05);
        sweep(runs, SPLIT, widths, .1, .7);

        assertThat(statuses(runs).subList(6, 8)).containsOnly(Status.SUPPORTED);
    }

    @Test
    void withoutSuppressionOrReliefTheLastTwoAreContradicted() {
        List<FinishedRun> runs = new ArrayList<>();
        int[] widths = {48, 64};
        sweep(runs, World.ADD, widths, .3, .3);
        sweep(runs, MIXED, widths, .9, .9);
        sweep(runs, SPLIT, widths, .1, .1);

        assertThat(statuses(runs).subList(6, 8)).containsOnly(Status.CONTRADICTED);
    }

    @Test
    void oneSeedEachIsNotEnoughForAnyOfThem() {
        List<FinishedRun> runs = new ArrayList<>();
        for (int width : new int[] {8, 32, 64}) {
            runs.add(World.run(World.ADD, width, 3000, 0, 1, 1, Dynamic.GROKKING, -.1));
            runs.add(World.run(SQUARE, width, 3000, 0, 1, .02, Dynamic.UNGROKKING, Double.NaN));
            runs.add(World.run(MIXED, width, 3000, 0, 1, .02, Dynamic.UNGROKKING, Double.NaN));
            runs.add(World.run(SPLIT, width, 3000, 0, 1, .5, Dynamic.SEMI_GROKKING, -.1));
        }

        assertThat(statuses(runs)).hasSize(8).containsOnly(Status.NOT_ENOUGH_RUNS);
    }

    /** Five seeds round each width's mean. */
    private void sweep(List<FinishedRun> runs, Setting setting, int[] widths, double... means) {
        for (int i = 0; i < widths.length; i++) {
            for (int seed = 0; seed < 5; seed++) {
                double validation = Math.clamp(means[i] + .03 * random.nextGaussian(), 0, 1);
                runs.add(World.run(setting, widths[i], 3000, seed, 1, validation, Dynamic.SEMI_GROKKING, Double.NaN));
            }
        }
    }

    private static List<Status> statuses(List<FinishedRun> runs) {
        return new Findings(VerdictRules.DEFAULT)
                .in(runs).stream()
                        .filter(Takeaways.class::isInstance)
                        .flatMap(found -> ((Takeaways) found).all().stream())
                        .map(Takeaway::status)
                        .toList();
    }
}
