package io.grokscape.drills.check;

import java.util.ArrayList;
import java.util.List;

/** One thing that must hold of a run. Collects what does not. */
abstract class Rule {
    private final String name;
    private final List<Violation> violations = new ArrayList<>();

    Rule(String name) {
        this.name = name;
    }

    /** Looks at one run. */
    abstract void check(History history, Expected run);

    void violated(String where, String evidence, Object... details) {
        violations.add(new Violation(name, where, evidence.formatted(details)));
    }

    void require(boolean holds, String where, String evidence, Object... details) {
        if (!holds) {
            violated(where, evidence, details);
        }
    }

    List<Violation> violations() {
        return violations;
    }
}
