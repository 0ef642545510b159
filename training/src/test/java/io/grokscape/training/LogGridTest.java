package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGridTest {

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 19, 20, 21, 999, 1000, 1001, 10_000, 12_345, 100_000, 1_000_000, 10_000_000, 100_000_000})
    void theAutomaticGridIsDenseEarlyAndShort(int epochs) {
        List<Integer> points = points(RunSpec.of("add").epochs(epochs).build());

        assertThat(points).hasSizeLessThan(600).isSorted().doesNotHaveDuplicates();
        assertThat(points.getFirst()).isZero();
        assertThat(points.getLast()).isEqualTo(epochs);
        for (int i = 1; i < points.size(); i++) {
            int spacing = points.get(i) - points.get(i - 1);
            int most = points.get(i) <= 20 ? 1 : points.get(i) <= 1000 ? 20 : Math.max(20, points.get(i) / 40);
            assertThat(spacing).as("before %d", points.get(i)).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void aFixedSpacingKeepsEpochZeroAndTheLast() {
        assertThat(points(RunSpec.of("add").epochs(25).logEvery(10).build())).containsExactly(0, 10, 20, 25);
        assertThat(points(RunSpec.of("add").epochs(3).logEvery(1).build())).containsExactly(0, 1, 2, 3);
        assertThat(points(RunSpec.of("add").epochs(3).logEvery(100).build())).containsExactly(0, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void theNextPointIsTheSameFromAnyEpochBetween(int logEvery) {
        LogGrid grid =
                LogGrid.of(RunSpec.of("add").epochs(5000).logEvery(logEvery).build());
        List<Integer> points =
                points(RunSpec.of("add").epochs(5000).logEvery(logEvery).build());

        for (int epoch = 0; epoch < 5000; epoch++) {
            int from = epoch;
            int next = points.stream().filter(point -> point > from).findFirst().orElseThrow();
            assertThat(grid.after(epoch)).isEqualTo(next);
            assertThat(grid.holds(epoch)).isEqualTo(points.contains(epoch));
        }
    }

    private static List<Integer> points(RunSpec spec) {
        LogGrid grid = LogGrid.of(spec);
        List<Integer> points = new ArrayList<>(List.of(0));
        while (points.getLast() < grid.last()) {
            points.add(grid.after(points.getLast()));
        }
        return points;
    }
}
