package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeGridTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "5, 0", "30, 7", "300, 0", "10000, 0", "10000, 3", "10000, 4000", "100000, 0", "1000000, 250"})
    void itIsCoarseLoggedAndHasBothEnds(int epochs, int logEvery) {
        RunSpec spec = RunSpec.of("add").epochs(epochs).logEvery(logEvery).build();

        List<Integer> probed = probed(spec);

        LogGrid logged = LogGrid.of(spec);
        assertThat(probed).hasSizeLessThanOrEqualTo(22).contains(0, epochs).allMatch(logged::holds);
    }

    @Test
    void itIsEvenOnALogAxis() {
        List<Integer> probed = probed(RunSpec.of("add").epochs(10_000).build());

        assertThat(probed).hasSizeGreaterThan(18);
        for (int i = 3; i < probed.size(); i++) {
            assertThat((double) probed.get(i) / probed.get(i - 1)).isBetween(1.1, 1.6);
        }
    }

    private static List<Integer> probed(RunSpec spec) {
        ProbeGrid grid = new ProbeGrid(spec);
        return IntStream.rangeClosed(0, spec.epochs())
                .filter(grid::holds)
                .boxed()
                .toList();
    }
}
