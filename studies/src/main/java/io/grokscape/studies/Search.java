package io.grokscape.studies;

import io.grokscape.spec.InvalidSpecException;
import io.grokscape.spec.RunSpec;
import io.grokscape.spec.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A search instead of a grid: which data sizes and seeds are tried is decided from the verdicts so far, for each point of
 * the study by itself.
 *
 * @param goal what is looked for
 * @param from smallest data size that may be tried
 * @param to largest
 * @param step data sizes lie that far apart
 * @param tolerance the widest 95 % interval that will do, in pairs
 * @param maxRuns runs per point at most
 * @param place where in the file it stands
 */
public record Search(Goal goal, int from, int to, int step, int tolerance, int maxRuns, YamlValue place) {

    /** What a search looks for. */
    public enum Goal {
        CRITICAL_DATASET_SIZE,
        MEMORISATION_CAPACITY;

        /** The word in a study file, which is also the finding's. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean fits(RunSpec spec) {
            return (this == MEMORISATION_CAPACITY) == spec.task().equals("memorise");
        }
    }

    /** The data sizes that may be tried, rising. */
    public int[] sizes() {
        return IntStream.iterate(from, size -> size <= to, size -> size + step).toArray();
    }

    /** The run of a point at that data size with that seed. */
    public static RunSpec run(RunSpec point, int trainSize, int seed) {
        return point.toBuilder().trainSize(trainSize).seed(seed).build();
    }

    /** Checks that a point can be searched, up to the largest data size. */
    void check(RunSpec point) {
        if (!goal.fits(point)) {
            throw place.error("%s is not looked for with task '%s'".formatted(goal.word(), point.task()));
        }
        try {
            run(point, to, 0);
        } catch (InvalidSpecException e) {
            throw place.error(e.getMessage());
        }
    }

    /** What makes it this search and no other. */
    List<Object> words() {
        return List.of("search", goal.word(), from, to, step, tolerance, maxRuns);
    }
}
