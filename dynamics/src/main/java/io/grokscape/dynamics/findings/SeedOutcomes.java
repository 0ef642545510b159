package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.VerdictRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Seeds and those that grokked, by rising D. */
record SeedOutcomes(int[] trainSizes, int[] seeds, double[] grokked) {
    static SeedOutcomes of(List<FinishedRun> runs, VerdictRules rules) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (FinishedRun run : runs) {
            int[] count = counts.computeIfAbsent(run.trainSize(), _ -> new int[2]);
            count[0]++;
            count[1] += run.validationAccuracy() >= rules.grokked() ? 1 : 0;
        }
        return new SeedOutcomes(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToInt(count -> count[0]).toArray(),
                counts.values().stream().mapToDouble(count -> count[1]).toArray());
    }

    /** Whether that D lies among those tried: beyond them a fit is a guess. */
    boolean spans(double trainSize) {
        return trainSize >= trainSizes[0] && trainSize <= trainSizes[trainSizes.length - 1];
    }

    boolean anyGrok() {
        return Arrays.stream(grokked).anyMatch(k -> k > 0);
    }

    boolean anyFail() {
        return IntStream.range(0, seeds.length).anyMatch(i -> grokked[i] < seeds[i]);
    }

    OptionalDouble firstMostlyGrokking() {
        for (int i = 0; i < seeds.length; i++) {
            if (2 * grokked[i] > seeds[i]) {
                return OptionalDouble.of(trainSizes[i]);
            }
        }
        return OptionalDouble.empty();
    }

    OptionalDouble lastMostlyFailing() {
        for (int i = seeds.length - 1; i >= 0; i--) {
            if (2 * grokked[i] < seeds[i]) {
                return OptionalDouble.of(trainSizes[i]);
            }
        }
        return OptionalDouble.empty();
    }
}
