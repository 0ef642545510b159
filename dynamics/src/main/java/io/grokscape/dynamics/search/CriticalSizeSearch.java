package io.grokscape.dynamics.search;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.CriticalDatasetSize;
import io.grokscape.dynamics.findings.Findings;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.search.Decision.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for D_crit(d), the training-set size at which half the seeds grok. Each trial is made where it is expected to
 * narrow the midpoint of the transition most. The answer is not the search's own belief but the finding that a grid of the
 * same runs would give.
 */
public final class CriticalSizeSearch implements AdaptiveSearch {
    /** Fewer outcomes prove nothing, however well they agree. */
    private static final int FEWEST = 8;

    /** As long as the midpoint may lie in so many tolerances, trials made at a time spread over all of them. */
    private static final double WIDE = 3;

    private final SearchSpace space;
    private final int[] sizes;
    private final Belief beginning;

    public CriticalSizeSearch(SearchSpace space) {
        this.space = space;
        this.sizes = space.sizes();
        this.beginning = new Belief(sizes);
    }

    @Override
    public Decision decide(Progress progress, int inFlight) {
        Belief belief = beginning.copy();
        for (FinishedRun run : progress.known()) {
            belief.learn(index(run.trainSize()), groks(run) ? 1 : 0);
        }
        Optional<Answer> answer = answer(progress, belief);
        Optional<String> end = end(progress, belief, answer);
        if (end.isPresent()) {
            return new Decision(List.of(), answer, progress.pending().isEmpty(), end.get());
        }
        int room = Math.min(
                inFlight - progress.pending().size(),
                space.maxRuns() - progress.taken().size());
        return new Decision(choices(progress, belief, room), answer, false, "D_crit is not yet known well enough");
    }

    private static boolean groks(FinishedRun run) {
        return run.dynamic()
                .map(dynamic -> dynamic == Dynamic.GROKKING)
                .orElse(run.validationAccuracy() >= VerdictRules.DEFAULT.grokked());
    }

    private int index(int trainSize) {
        int index = Arrays.binarySearch(sizes, trainSize);
        if (index < 0) {
            throw new IllegalArgumentException("size " + trainSize + " is none of the search's");
        }
        return index;
    }

    /** The finding, once the belief makes it worth the asking. */
    private Optional<Answer> answer(Progress progress, Belief belief) {
        boolean worthIt =
                belief.width() <= 2 * space.tolerance() || progress.taken().size() >= space.maxRuns();
        return !worthIt || progress.known().isEmpty()
                ? Optional.empty()
                : new Findings(VerdictRules.DEFAULT)
                        .in(progress.known()).stream()
                                .filter(CriticalDatasetSize.class::isInstance)
                                .map(CriticalDatasetSize.class::cast)
                                .filter(finding -> finding.estimate().isPresent())
                                .map(finding ->
                                        new Answer(finding.estimate().getAsDouble(), finding.low(), finding.high()))
                                .findFirst();
    }

    private Optional<String> end(Progress progress, Belief belief, Optional<Answer> answer) {
        int known = progress.known().size();
        if (known >= FEWEST) {
            if (answer.isPresent() && answer.get().width() <= space.tolerance()) {
                return Optional.of(words(
                        "found within %,.0f pairs after %d runs", answer.get().width(), known));
            }
            if (belief.quantile(.975) < sizes[0]) {
                return Optional.of(words("D_crit lies below %,d, the smallest size that may be tried", sizes[0]));
            }
            if (belief.quantile(.025) > sizes[sizes.length - 1]) {
                return Optional.of(
                        words("D_crit lies above %,d, the largest size that may be tried", sizes[sizes.length - 1]));
            }
        }
        return progress.taken().size() < space.maxRuns()
                ? Optional.empty()
                : Optional.of(words("it has taken all its %d runs", space.maxRuns()));
    }

    private List<Choice> choices(Progress progress, Belief belief, int room) {
        Belief hoped = belief.copy();
        for (Trial pending : progress.pending()) {
            int size = index(pending.trainSize());
            hoped.learn(size, hoped.chance(size));
        }
        boolean wide = belief.width() > WIDE * space.tolerance();
        List<Integer> spread = wide ? spread(progress, belief, Math.max(0, room)) : List.of();
        List<Trial> taken = new ArrayList<>(progress.taken());
        List<Choice> choices = new ArrayList<>();
        while (choices.size() < room) {
            // What is pending may be enough already: a trainer that waits costs less than runs nobody needed.
            if (hoped.width() <= space.tolerance()
                    && choices.size() + progress.pending().size() > 0) {
                break;
            }
            int size = choices.size() < spread.size() ? spread.get(choices.size()) : mostTelling(hoped);
            Trial trial = new Trial(
                    sizes[size], new Progress(progress.known(), progress.pending(), taken).nextSeed(sizes[size]));
            choices.add(new Choice(trial, why(belief, size, progress.known().size())));
            taken.add(trial);
            hoped.learn(size, hoped.chance(size));
        }
        return choices;
    }

    /**
     * Indices of sizes for several trials at a time while D_crit may lie anywhere: quantiles of where it may lie, so that a
     * batch bisects as far as its size allows; those with a pending trial near them left out. Empty for a single trial.
     */
    private List<Integer> spread(Progress progress, Belief belief, int room) {
        int count = progress.pending().size() + room;
        if (count == 1) {
            return List.of();
        }
        List<Integer> targets = IntStream.rangeClosed(1, count)
                .mapToObj(i -> nearest(belief.quantile((double) i / (count + 1))))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Trial pending : progress.pending()) {
            int size = index(pending.trainSize());
            targets.remove(Collections.min(targets, Comparator.comparingInt(target -> Math.abs(target - size))));
        }
        return targets;
    }

    private int nearest(double trainSize) {
        return IntStream.range(0, sizes.length)
                .boxed()
                .min(Comparator.comparingDouble(size -> Math.abs(sizes[size] - trainSize)))
                .orElseThrow();
    }

    private int mostTelling(Belief belief) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int size = 0; size < sizes.length; size++) {
            double variance = belief.varianceAfter(size);
            if (variance < least) {
                best = size;
                least = variance;
            }
        }
        return best;
    }

    private String why(Belief belief, int size, int known) {
        return words(
                "narrows D_crit: after %d verdicts it lies in %,.0f to %,.0f, and P(grok) at %,d is %.2f",
                known, belief.quantile(.025), belief.quantile(.975), sizes[size], belief.chance(size));
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
