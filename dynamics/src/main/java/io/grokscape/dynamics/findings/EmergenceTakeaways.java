package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takeaways 7 and 8: what delays emergence, and what hastens it. The sizes at which models emerge are compared, and final
 * accuracies at equal size, which need fewer sizes: Welch's interval of the difference, as wide as their number asks
 * (Bonferroni).
 */
final class EmergenceTakeaways {
    private static final double LEVEL = .05;

    private EmergenceTakeaways() {}

    static Takeaway mixing(List<Emergence> emergences) {
        List<Takeaway.Case> cases = new ArrayList<>();
        for (Emergence mixed : emergences) {
            if (mixed.setting().memoriseSize() > 0 && !mixed.setting().splitFeedForward()) {
                emergences.stream()
                        .filter(alone -> alone.setting().memoriseSize() == 0 && isComparable(alone, mixed))
                        .findFirst()
                        .ifPresent(alone -> cases.add(compare(alone, mixed)));
            }
        }
        return Takeaway.of(
                7,
                "Random labels to memorise beside a task delay its generalisation to far larger models: an emergent ability",
                "with random labels, models of equal size generalise less, and none more, by the interval of the difference",
                cases);
    }

    static Takeaway separating(List<Emergence> emergences) {
        List<Takeaway.Case> cases = new ArrayList<>();
        for (Emergence shared : emergences) {
            if (shared.setting().memoriseSize() > 0 && !shared.setting().splitFeedForward()) {
                emergences.stream()
                        .filter(split -> split.setting().splitFeedForward()
                                && split.setting().memoriseSize()
                                        == shared.setting().memoriseSize()
                                && isComparable(split, shared))
                        .findFirst()
                        .ifPresent(split -> cases.add(compare(split, shared)));
            }
        }
        return Takeaway.of(
                8,
                "Parameters of their own for memorising and for generalising let generalisation emerge sooner",
                "with a split feed-forward layer, models of equal size generalise more, and none less, by the interval of the "
                        + "difference",
                cases);
    }

    private static boolean isComparable(Emergence a, Emergence b) {
        return a.trainSize() == b.trainSize()
                && a.setting().task().equals(b.setting().task())
                && a.setting().modulus() == b.setting().modulus()
                && a.setting().recipe().equals(b.setting().recipe());
    }

    /** Whether models of {@code better} generalise more than those of the same shape of {@code worse}. */
    private static Takeaway.Case compare(Emergence better, Emergence worse) {
        List<TriedModel[]> pairs = new ArrayList<>();
        for (TriedModel tried : better.models()) {
            worse.models().stream()
                    .filter(other -> other.model().sameShape(tried.model()))
                    .findFirst()
                    .ifPresent(other -> pairs.add(new TriedModel[] {tried, other}));
        }
        boolean more = false;
        boolean less = false;
        List<String> differences = new ArrayList<>();
        for (TriedModel[] pair : pairs) {
            Interval interval = Interval.ofDifference(pair[0].validation(), pair[1].validation(), LEVEL / pairs.size());
            more |= interval.low() > 0;
            less |= interval.high() < 0;
            differences.add(pair[0].model()
                    .json()
                    .put("difference", pair[0].mean() - pair[1].mean())
                    .raw("interval", interval.json())
                    .toString());
        }
        return new Takeaway.Case(
                Takeaway.Status.of(more && !less, less && !more),
                new Json()
                        .put("setting", worse.setting().words())
                        .put("train_size", worse.trainSize())
                        .put("memorise_size", worse.setting().memoriseSize())
                        .raw("smallest", shape(better.smallest()))
                        .raw("smallest_compared", shape(worse.smallest()))
                        .put("parameter_ratio", ratio(worse.smallest(), better.smallest()))
                        .raw("at_equal_size", Json.array(differences)));
    }

    private static double ratio(Optional<Model> of, Optional<Model> to) {
        return of.isPresent() && to.isPresent()
                ? (double) of.get().parameters() / to.get().parameters()
                : Double.NaN;
    }

    private static String shape(Optional<Model> model) {
        return model.map(found -> found.json().toString()).orElse("null");
    }
}
