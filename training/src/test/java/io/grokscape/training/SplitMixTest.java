package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Test vectors: a change here breaks every stored run. */
class SplitMixTest {

    @Test
    void theStreamIsJavasOwnSplitMix64FromTheMixedSeed() {
        SplitMix stream = new SplitMix(42, SplitMix.SPLIT);
        long state = mix(mix(42 + 0x9E3779B97F4A7C15L) + 1);

        SplittableRandom reference = new SplittableRandom(state);

        for (int i = 0; i < 100; i++) {
            assertThat(stream.next()).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void theFirstNumbersOfSeedZeroAreThese() {
        SplitMix stream = new SplitMix(0, SplitMix.WEIGHTS);

        assertThat(new long[] {stream.next(), stream.next(), stream.next()})
                .containsExactly(-7096308884492225120L, 9191942146183823426L, -7312044371726283896L);
        assertThat(new SplitMix(0, SplitMix.WEIGHTS).nextNormal()).isEqualTo(-0.9854705901923368);
        assertThat(new SplitMix(0, SplitMix.SPLIT).permutation(10)).containsExactly(7, 5, 9, 8, 6, 2, 4, 3, 1, 0);
    }

    @Test
    void aPermutationHoldsEveryNumberOnce() {
        int[] order = new SplitMix(7, SplitMix.SPLIT).permutation(12_769);

        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 12_769).toArray());
    }

    @Test
    void boundedNumbersAreEven() {
        SplitMix stream = new SplitMix(1, SplitMix.LABELS);
        int[] counts = new int[113];
        for (int i = 0; i < 1_130_000; i++) {
            counts[stream.nextInt(113)]++;
        }

        // 10,000 expected in each; 500 is five standard deviations.
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        SplitMix stream = new SplitMix(1, SplitMix.WEIGHTS);
        double[] numbers = IntStream.range(0, 200_000)
                .mapToDouble(i -> stream.nextNormal())
                .toArray();

        assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(0, within(0.01));
        assertThat(Arrays.stream(numbers).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(0.016));
        assertThat(Arrays.stream(numbers).map(x -> x * x * x * x).average().orElseThrow())
                .isCloseTo(3, within(0.11));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
