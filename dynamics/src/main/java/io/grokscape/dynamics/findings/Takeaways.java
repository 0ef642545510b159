package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.List;

/**
 * The eight takeaways of Huang et al. (arXiv 2402.15175, end of section 1), each supported, contradicted, or with not
 * enough runs to say, with the numbers behind it.
 */
public record Takeaways(List<Takeaway> all, int runs) implements Finding {
    static Takeaways of(
            List<FinishedRun> runs,
            List<CriticalDatasetSize> critical,
            List<MemorisationCapacity> capacities,
            List<DoubleDescent> descents,
            List<Emergence> emergences,
            Memo memo) {
        return new Takeaways(
                List.of(
                        CurveTakeaways.criticalSizeFalls(critical),
                        CurveTakeaways.capacityRises(capacities),
                        DynamicsTakeaways.fourTypes(runs),
                        DynamicsTakeaways.normDirections(runs),
                        DescentTakeaways.cause(descents, runs),
                        DescentTakeaways.harderTask(runs, memo),
                        EmergenceTakeaways.mixing(emergences),
                        EmergenceTakeaways.separating(emergences)),
                runs.size());
    }

    @Override
    public String kind() {
        return "takeaways";
    }

    /** There is one per study. */
    @Override
    public String which() {
        return "all";
    }

    @Override
    public String json() {
        return new Json()
                .put("kind", kind())
                .raw("takeaways", Json.array(all.stream().map(Takeaway::json).toList()))
                .raw("runs", Json.array(List.of(new Json().put("count", runs).toString())))
                .toString();
    }
}
