package io.grokscape.dynamics.search;

import io.grokscape.dynamics.findings.FinishedRun;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All a search knows.
 *
 * @param known runs that are over and judged
 * @param pending trials that are still to end
 * @param taken every trial made so far: known, pending, and those that came to nothing
 */
public record Progress(List<FinishedRun> known, Collection<Trial> pending, Collection<Trial> taken) {
    /** Those of figure-3's grid, so that a search and a grid share runs. */
    public static final int SEEDS = 11;

    boolean hasTried(int trainSize) {
        return taken.stream().anyMatch(trial -> trial.trainSize() == trainSize);
    }

    /**
     * The seed to try that size with: of the first eleven the one that was tried least at any size, and more only when that
     * size has had them all. A seed's outcomes at neighbouring sizes are alike (its training sets lie within each other),
     * so that few seeds at many sizes would say less than they seem to.
     */
    int nextSeed(int trainSize) {
        Set<Integer> had = taken.stream()
                .filter(trial -> trial.trainSize() == trainSize)
                .map(Trial::seed)
                .collect(Collectors.toSet());
        Map<Integer, Long> uses = taken.stream().collect(Collectors.groupingBy(Trial::seed, Collectors.counting()));
        return IntStream.range(0, SEEDS)
                .filter(seed -> !had.contains(seed))
                .boxed()
                .min(Comparator.comparing(seed -> uses.getOrDefault(seed, 0L)))
                .orElseGet(() -> IntStream.iterate(SEEDS, seed -> seed + 1)
                        .filter(seed -> !had.contains(seed))
                        .findFirst()
                        .orElseThrow());
    }
}
