package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings of a growing set of runs, such as a study's. What new runs do not change is not drawn again, so asking after
 * every new verdict is cheap. Not thread-safe.
 */
public final class Findings {
    /** Names the methods below; a finding quotes it behind the version of the verdict rules. */
    public static final String METHODS = "1";

    private final VerdictRules rules;
    private final Memo memo = new Memo();

    public Findings(VerdictRules rules) {
        this.rules = rules;
    }

    /** Every finding that these runs allow. The same runs in the same order give the same findings. */
    public List<Finding> in(List<FinishedRun> runs) {
        List<CriticalDatasetSize> critical = CriticalDatasetSize.in(runs, rules, memo);
        List<MemorisationCapacity> capacities = MemorisationCapacity.in(runs, memo);
        List<Finding> findings = new ArrayList<>(DoubleDescent.in(runs, memo));
        findings.addAll(critical);
        findings.addAll(capacities);
        findings.addAll(Crossing.in(critical, capacities, memo));
        findings.addAll(Emergence.in(runs, rules));
        memo.forgetUnused();
        return findings;
    }
}
