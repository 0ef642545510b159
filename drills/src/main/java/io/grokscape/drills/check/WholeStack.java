package io.grokscape.drills.check;

import io.grokscape.proto.v1.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What must hold of the stack as a whole once everything has ended. */
final class WholeStack {
    private final List<Violation> violations = new ArrayList<>();

    private WholeStack() {}

    static List<Violation> check(History history, List<Predicate<DeadLetter>> letters) {
        WholeStack whole = new WholeStack();
        history.strays().forEach(file -> whole.add("only objects with a meaning are kept", file, "a stray file"));
        history.openStudies()
                .forEach((id, state) -> whole.add("studies whose runs ended have ended", id, "is " + state));
        if (history.unsent() > 0) {
            whole.add("every message is sent", "the ledger's outbox", history.unsent() + " messages wait");
        }
        if (history.unsettled() > 0) {
            whole.add("no record stays locked", "the topic of runs", history.unsettled() + " records are not settled");
        }
        whole.deadLetters(history.deadLetters(), letters);
        return whole.violations;
    }

    private void deadLetters(List<DeadLetter> found, List<Predicate<DeadLetter>> wanted) {
        List<DeadLetter> left = new ArrayList<>(found);
        for (int i = 0; i < wanted.size(); i++) {
            // Each reader of a topic sets aside what it cannot read, so one record may come to several letters.
            Predicate<DeadLetter> letter = wanted.get(i);
            left.removeIf(letter);
            if (found.stream().noneMatch(letter)) {
                add(
                        "what cannot be used is set aside",
                        "the dead letters",
                        "number %d of %d expected is missing".formatted(i + 1, wanted.size()));
            }
        }
        left.forEach(letter -> add(
                "nothing else is set aside",
                "%s-%d@%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset()),
                letter.getReason() + " (" + letter.getSource() + ")"));
    }

    private void add(String rule, String where, String evidence) {
        violations.add(new Violation(rule, where, evidence));
    }
}
