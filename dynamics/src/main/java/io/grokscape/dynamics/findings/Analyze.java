package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.csv.CsvSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** What {@code grokscape analyze} prints: the findings in a table of finished runs. */
public final class Analyze {
    private Analyze() {}

    /**
     * {@code {"findings":[…]}} for the sweep in {@code text}, on one line. A {@link CsvSyntaxException} says where a table
     * that cannot be read is wrong, as {@code file:line:column: what}.
     */
    public static String json(String file, String text) {
        List<String> findings =
                findings(SweepCsv.read(file, text)).stream().map(Finding::json).toList();
        return new Json().raw("findings", Json.array(findings)).toString();
    }

    /** Every finding these runs allow. The same runs give the same findings. */
    public static List<Finding> findings(List<FinishedRun> runs) {
        List<CriticalDatasetSize> critical = CriticalDatasetSize.in(runs);
        List<MemorisationCapacity> capacities = MemorisationCapacity.in(runs);
        List<Finding> findings = new ArrayList<>(DoubleDescent.in(runs));
        findings.addAll(critical);
        findings.addAll(capacities);
        findings.addAll(Crossing.in(critical, capacities));
        findings.addAll(Emergence.in(runs));
        return findings;
    }
}
