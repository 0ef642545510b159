package io.grokscape.dynamics.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final int[] WIDTHS = {36, 40, 48, 56, 64};
    private static final int[] SWEPT = {4, 8, 16, 24, 32, 40, 48, 56, 64, 96};
    private static final int[] CURVE_SIZES = {1900, 2100, 2300, 2500, 2700, 2900, 3100, 3300};

    private final World world = new World(3).sweep(WIDTHS, CURVE_SIZES, 5).memorise(new int[] {16, 24, 32, 40, 48}, 3);

    @Test
    void theCurvesCrossWhereTheWorldHasThemCross() {
        Crossing crossing = only(Crossing.class, find(world.runs(), List.of()));

        assertThat(crossing.hiddenLow()).isLessThan(33);
        assertThat(crossing.hiddenHigh()).isGreaterThan(33);
        assertThat(crossing.trainLow()).isBetween(2400.0, 2940.0);
        assertThat(crossing.trainHigh()).isBetween(2940.0, 3500.0);
        assertThat(crossing.extrapolated()).isTrue();
    }

    @Test
    void belowTheCrossingDoubleDescentIsPredictedAndAboveItOnlyARise() {
        List<Sweep> sweeps = List.of(planned(2200), planned(4000));

        List<Prediction> predictions = all(Prediction.class, find(world.runs(), sweeps));

        assertThat(predictions).hasSize(2);
        Prediction.Claim below = predictions.get(0).claim();
        assertThat(below.doubleDescent()).isTrue();
        assertThat(below.probability()).isGreaterThan(.95);
        assertThat(below.sweepRuns()).isZero();
        assertThat(below.zones()).containsEntry(24, Zone.PROGRESSION).containsEntry(40, Zone.UNGROKKING);
        Prediction.Claim above = predictions.get(1).claim();
        assertThat(above.doubleDescent()).isFalse();
        assertThat(above.probability()).isLessThan(.05);
        assertThat(above.dip()).isEmpty();
    }

    @Test
    void aSweepsOwnRunsTakeNoPartInItsPrediction() {
        List<Sweep> sweeps = List.of(planned(2200));
        Prediction before = only(Prediction.class, find(world.runs(), sweeps));
        List<FinishedRun> more = new ArrayList<>(world.runs());
        for (int width : SWEPT) {
            more.add(World.run(World.ADD, width, 2200, 0, 1, 1, Dynamic.GROKKING, -.1));
        }

        Prediction after = only(Prediction.class, find(more, sweeps));

        assertThat(after.claim().probability()).isEqualTo(before.claim().probability());
        assertThat(after.claim().zones()).isEqualTo(before.claim().zones());
        assertThat(after.claim().sweepRuns()).isEqualTo(SWEPT.length);
    }

    @Test
    void predictionsAreScoredByWhatTheSweepsShow() {
        world.sweep(SWEPT, new int[] {2200, 4000}, 5);

        List<PredictionScore> scores =
                all(PredictionScore.class, find(world.runs(), List.of(planned(2200), planned(4000))));

        assertThat(scores)
                .extracting(PredictionScore::outcome)
                .containsExactly(PredictionScore.Outcome.CONFIRMED, PredictionScore.Outcome.CONSISTENT);
        assertThat(scores.getFirst().json()).contains("\"outcome\":\"CONFIRMED\"", "\"made_before_sweep\":false");
    }

    @Test
    void theOneThatWasMadeFirstIsScored() {
        world.sweep(SWEPT, new int[] {2200}, 5);
        UnaryOperator<List<Prediction>> first = now -> now.stream()
                .map(made -> new Prediction(
                        made.which(),
                        new Prediction.Claim(false, .1, made.claim().zones(), 0),
                        "{}"))
                .toList();

        List<Finding> found = new Findings(VerdictRules.DEFAULT).in(world.runs(), List.of(planned(2200)), first);

        assertThat(only(Prediction.class, found).json()).isEqualTo("{}");
        assertThat(only(PredictionScore.class, found).outcome()).isEqualTo(PredictionScore.Outcome.CONTRADICTED);
    }

    @Test
    void withOneCurveAloneNothingIsPredicted() {
        World half = new World(3).sweep(WIDTHS, CURVE_SIZES, 5);

        assertThat(all(Prediction.class, find(half.runs(), List.of(planned(2200)))))
                .isEmpty();
    }

    @Test
    void theZoneMapPutsMostRunsWhereTheyBelong() {
        world.sweep(SWEPT, new int[] {2200, 4000}, 5);

        ZoneMap map = only(ZoneMap.class, find(world.runs(), List.of()));

        assertThat(map.agreement()).isGreaterThan(.9);
        ZoneMap.Cell cell = map.cells().stream()
                .filter(one -> one.hiddenSize() == 4 && one.trainSize() == 4000)
                .findFirst()
                .orElseThrow();
        assertThat(cell.zone()).isEqualTo(Optional.empty());
        assertThat(cell.dynamics()).containsEntry(Dynamic.PROGRESSION, 5);
    }

    @Test
    void bitsPerParameterAreTheSlopeThroughTheCapacities() {
        CapacitySlope slope = only(CapacitySlope.class, find(world.runs(), List.of()));

        double rise = bits(48) - bits(16);
        double run = World.run(World.ADD, 48, 1, 0, 1, 1, Dynamic.GROKKING, 0).parameters()
                - World.run(World.ADD, 16, 1, 0, 1, 1, Dynamic.GROKKING, 0).parameters();
        assertThat(slope.slope()).isCloseTo(rise / run, within(.15 * rise / run));
        assertThat(slope.low()).isLessThan(slope.slope());
    }

    private static double bits(int width) {
        return World.capacity(width) / 12_769 * 6441 * Math.log(113) / Math.log(2);
    }

    private static Sweep planned(int size) {
        return new Sweep(World.ADD, size, List.of(4, 8, 16, 24, 32, 40, 48, 56, 64, 96));
    }

    private static List<Finding> find(List<FinishedRun> runs, List<Sweep> sweeps) {
        return new Findings(VerdictRules.DEFAULT).in(runs, sweeps, UnaryOperator.identity());
    }

    private static <F extends Finding> List<F> all(Class<F> kind, List<Finding> found) {
        return found.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <F extends Finding> F only(Class<F> kind, List<Finding> found) {
        assertThat(all(kind, found)).hasSize(1);
        return all(kind, found).getFirst();
    }
}
