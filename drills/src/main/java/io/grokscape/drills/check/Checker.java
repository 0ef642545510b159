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
    /** By run id; each is trained once. */
    private final Map<String, Reference> references = new ConcurrentHashMap<>();

    private final Function<RunSpec, Reference> reference = spec -> references.get(spec.id());

    /**
     * What does not hold.
     *
     * @param expected the runs that were asked for
     * @param repeats whether messages were delivered twice on purpose
     * @param letters what was meant to be set aside: one predicate for each dead letter
     */
    public List<Violation> check(
            History history, Collection<Expected> expected, boolean repeats, List<Predicate<DeadLetter>> letters) {
        train(expected);
        List<Rule> rules = List.of(
                new OneEnd(),
                new SameBytes(reference),
                new EveryEpochOnce(reference, repeats),
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

    /** On every core: the stack is at rest meanwhile. */
    private void train(Collection<Expected> expected) {
        expected.parallelStream()
                .filter(run -> run.end() == Expected.End.COMPLETED && !references.containsKey(run.runId()))
                .forEach(run -> references.put(run.runId(), Reference.of(run.spec())));
    }
}
