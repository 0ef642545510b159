package io.grokscape.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void equalRatiosAreEqualDistancesOnALogScale() {
        Scale scale = Scale.log(1, 10_000, 0, 400);

        assertThat(scale.at(1)).isEqualTo(0);
        assertThat(scale.at(100)).isCloseTo(200, within(1e-9));
        assertThat(scale.at(10_000)).isEqualTo(400);
    }

    @Test
    void whatLiesBeyondTheEndsIsDrawnAtTheEdge() {
        assertThat(Scale.log(1, 100, 0, 10).at(1e6)).isEqualTo(10);
        assertThat(Scale.percent(100, 0).at(-3)).isEqualTo(100);
    }

    @Test
    void percentsRiseUpwards() {
        Scale scale = Scale.percent(230, 40);

        assertThat(scale.at(0)).isGreaterThan(scale.at(.5)).isLessThan(230);
        assertThat(scale.at(1)).isGreaterThan(40);
        assertThat(scale.ticks()).extracting(Scale.Tick::label).containsExactly("0 %", "25 %", "50 %", "75 %", "100 %");
    }

    @Test
    void everyTestedWidthIsATickInItsOrder() {
        assertThat(Scale.logAt(List.of(64, 4, 16, 4), 0, 100).ticks())
                .extracting(Scale.Tick::label)
                .containsExactly("4", "16", "64");
    }

    @Test
    void aSingleValueHasAPlace() {
        assertThat(Scale.logAt(List.of(8), 0, 100).at(8)).isCloseTo(50, within(1e-9));
        assertThat(Scale.linearAt(List.of(3000), 0, 100).at(3000)).isCloseTo(50, within(1e-9));
    }

    @Test
    void aRangeOfSeveralDecadesIsNamedByPowersOfTen() {
        assertThat(Scale.log(1e-8, 10, 0, 100).ticks())
                .extracting(Scale.Tick::label)
                .contains("1e-8", "1e-1", "1", "10")
                .doesNotContain("2", "5");
    }
}
