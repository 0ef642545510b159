package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
        return in(runs, Sweep.in(runs.stream().map(Sweep.Place::of)), UnaryOperator.identity());
    }

    /**
     * The same for a study under way.
     *
     * @param sweeps those that are to be predicted, planned ones too
     * @param asFirstMade keeps predictions: given those that can be made now, it returns those that were made first, of
     *     whatever sweep
     */
    public List<Finding> in(List<FinishedRun> all, List<Sweep> sweeps, UnaryOperator<List<Prediction>> asFirstMade) {
        Map<Boolean, List<FinishedRun>> fromScratch =
                all.stream().collect(Collectors.partitioningBy(run -> run.initialTrainSize() == 0));
        List<FinishedRun> runs = fromScratch.get(true);
        List<CriticalDatasetSize> critical = CriticalDatasetSize.in(runs, rules, memo);
        List<MemorisationCapacity> capacities = MemorisationCapacity.in(runs, memo);
        List<DoubleDescent> descents = DoubleDescent.in(runs, memo);
        List<Prediction> predictions = asFirstMade.apply(Prediction.in(runs, sweeps, capacities, rules, memo));
        List<Finding> findings = new ArrayList<>(descents);
        findings.addAll(critical);
        findings.addAll(capacities);
        findings.addAll(CapacitySlope.in(capacities));
        findings.addAll(Crossing.in(critical, capacities, memo));
        findings.addAll(ZoneMap.in(runs, critical, capacities));
        findings.addAll(predictions);
        findings.addAll(PredictionScore.of(predictions, descents, runs));
        List<Emergence> emergences = Emergence.in(runs, rules);
        findings.addAll(ModelWiseGrokking.in(runs, rules, memo));
        findings.addAll(LossDescents.in(runs));
        findings.addAll(NormDirection.in(runs));
        findings.addAll(emergences);
        findings.addAll(DatasetReduction.in(fromScratch.get(false), critical, rules));
        if (!runs.isEmpty()) {
            findings.add(Takeaways.of(runs, critical, capacities, descents, emergences, memo));
        }
        memo.forgetUnused();
        return findings;
    }
}
