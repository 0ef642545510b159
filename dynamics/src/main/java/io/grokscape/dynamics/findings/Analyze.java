package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.csv.CsvSyntaxException;
import java.util.List;

/** What {@code grokscape analyze} prints: the findings in a table of finished runs. */
public final class Analyze {
    private Analyze() {}

    /**
     * {@code {"findings":[…]}} for the sweep in {@code text}, on one line. A {@link CsvSyntaxException} says where a table
     * that cannot be read is wrong, as {@code file:line:column: what}.
     */
    public static String json(String file, String text) {
        List<String> findings = new Findings(VerdictRules.DEFAULT)
                .in(SweepCsv.read(file, text)).stream().map(Finding::json).toList();
        return new Json().raw("findings", Json.array(findings)).toString();
    }
}
