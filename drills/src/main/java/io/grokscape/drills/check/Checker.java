package io.grokscape.drills.check;

import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.spec.RunSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Holds a history against what must be true of it. */
public final class Checker {
    private final Function<RunSpec, Reference> references;

    /** Trains references as they are needed, each once. */
    public Checker() {
        Map<String, Reference> trained = new ConcurrentHashMap<>();
        this.references = spec -> trained.computeIfAbsent(spec.id(), _ -> Reference.of(spec));
    }

    /**
     * What does not hold.
     *
     * @param expected the runs that were asked for
     * @param repeats whether messages were delivered twice on purpose
     * @param letters what was meant to be set aside: one predicate for each dead letter
     */
    public List<Violation> check(
            History history, Collection<Expected> expected, boolean repeats, List<Predicate<DeadLetter>> letters) {
        List<Rule> rules = List.of(
                new OneEnd(),
                new SameBytes(references),
                new EveryEpochOnce(references, repeats),
                new NothingLeft(),
                new Judged());
        List<Violation> violations = new ArrayList<>();
        for (Rule rule : rules) {
            expected.forEach(run -> rule.check(history, run));
            violations.addAll(rule.violations());
        }
        violations.addAll(WholeStack.check(history, letters));
        return violations;
    }
}
