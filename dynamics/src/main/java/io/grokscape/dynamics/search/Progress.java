package io.grokscape.dynamics.search;

import io.grokscape.dynamics.findings.FinishedRun;
import java.util.Collection;
import java.util.List;

/**
 * All a search knows.
 *
 * @param known runs that are over and judged
 * @param pending trials that are still to end
 * @param taken every trial made so far: known, pending, and those that came to nothing
 */
public record Progress(List<FinishedRun> known, Collection<Trial> pending, Collection<Trial> taken) {

    /** The first seed that size has not been tried with. */
    int nextSeed(int trainSize) {
        return taken.stream()
                .filter(trial -> trial.trainSize() == trainSize)
                .mapToInt(trial -> trial.seed() + 1)
                .max()
                .orElse(0);
    }
}
