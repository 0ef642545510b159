package io.grokscape.dynamics.search;

import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.Findings;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.MemorisationCapacity;
import io.grokscape.dynamics.search.Decision.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for D_mem(d), the most a model remembers of random labels. Below its capacity a model knows what it is given; far
 * above, it may know less than it could. So the search closes in on the data size of which most is remembered, one seed
 * each, and then repeats that size until the mean over seeds is known well enough.
 */
public final class CapacitySearch implements AdaptiveSearch {
    /** Sizes looked at first, evenly spread. */
    private static final int FIRST_LOOKS = 4;

    private static final int FEWEST_SEEDS = 3;

    private final SearchSpace space;
    private final int[] sizes;

    public CapacitySearch(SearchSpace space) {
        this.space = space;
        this.sizes = space.sizes();
    }

    @Override
    public Decision decide(Progress progress, int inFlight) {
        int room = Math.min(
                inFlight - progress.pending().size(),
                space.maxRuns() - progress.taken().size());
        Optional<MemorisationCapacity> finding = finding(progress);
        Optional<Answer> answer = finding.map(found -> new Answer(found.pairs(), found.low(), found.high()));
        boolean enough = finding.isPresent()
                && finding.get().seeds() >= FEWEST_SEEDS
                && answer.get().width() <= space.tolerance();
        List<Choice> looks = looks(progress);
        if (looks.isEmpty() && enough || progress.taken().size() >= space.maxRuns()) {
            String why = enough ? "found" : "it has taken all its " + space.maxRuns() + " runs";
            return new Decision(List.of(), answer, progress.pending().isEmpty(), why);
        }
        if (looks.isEmpty() && finding.isPresent() && progress.pending().isEmpty()) {
            looks = repeats(progress, finding.get(), Math.max(1, room));
        }
        return new Decision(
                looks.subList(0, Math.clamp(room, 0, looks.size())),
                answer,
                false,
                "capacity is not yet known well enough");
    }

    private static Optional<MemorisationCapacity> finding(Progress progress) {
        return new Findings(VerdictRules.DEFAULT)
                .in(progress.known()).stream()
                        .filter(MemorisationCapacity.class::isInstance)
                        .map(MemorisationCapacity.class::cast)
                        .findFirst();
    }

    /** First looks not yet taken; after them, the middles between the best size and its neighbours on both sides. */
    private List<Choice> looks(Progress progress) {
        List<Choice> first = IntStream.range(0, FIRST_LOOKS)
                .map(look -> sizes[look * (sizes.length - 1) / (FIRST_LOOKS - 1)])
                .distinct()
                .filter(size -> !progress.hasTried(size))
                .mapToObj(size -> new Choice(new Trial(size, 0), "first looks, evenly spread"))
                .toList();
        return !first.isEmpty() || !progress.pending().isEmpty() ? first : middles(progress);
    }

    private List<Choice> middles(Progress progress) {
        TreeMap<Integer, Double> remembered = progress.known().stream()
                .collect(Collectors.groupingBy(
                        FinishedRun::trainSize,
                        TreeMap::new,
                        Collectors.averagingDouble(run -> run.trainAccuracy() * run.trainSize())));
        List<Choice> middles = new ArrayList<>();
        remembered.entrySet().stream().max(Map.Entry.comparingByValue()).ifPresent(best -> {
            for (Integer neighbour :
                    Arrays.asList(remembered.lowerKey(best.getKey()), remembered.higherKey(best.getKey()))) {
                if (neighbour != null) {
                    middle(progress, best, neighbour).ifPresent(middles::add);
                }
            }
        });
        return middles;
    }

    private Optional<Choice> middle(Progress progress, Map.Entry<Integer, Double> best, int neighbour) {
        int at = (Arrays.binarySearch(sizes, best.getKey()) + Arrays.binarySearch(sizes, neighbour)) / 2;
        int size = sizes[at];
        boolean near = Math.abs(best.getKey() - neighbour) <= space.tolerance();
        return near || progress.hasTried(size)
                ? Optional.empty()
                : Optional.of(new Choice(
                        new Trial(size, 0),
                        String.format(
                                Locale.ROOT,
                                "most is remembered of %,d pairs so far (%,.0f): what lies between it and %,d?",
                                best.getKey(),
                                best.getValue(),
                                neighbour)));
    }

    private static List<Choice> repeats(Progress progress, MemorisationCapacity best, int count) {
        int size = best.trainSize();
        int seed = progress.nextSeed(size);
        String why =
                String.format(Locale.ROOT, "another seed at %,d, where most is remembered (%,.0f)", size, best.pairs());
        return IntStream.range(seed, seed + count)
                .mapToObj(next -> new Choice(new Trial(size, next), why))
                .toList();
    }
}
