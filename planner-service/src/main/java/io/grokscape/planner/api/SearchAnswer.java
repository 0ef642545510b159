package io.grokscape.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grokscape.dynamics.search.Decision;
import io.grokscape.dynamics.search.Progress;
import io.grokscape.planner.ledger.SearchPoint;
import io.grokscape.planner.ledger.Searches.SearchRow;
import io.grokscape.planner.ledger.TrialRow;
import io.grokscape.spec.CanonicalSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A search as it stands.
 *
 * @param goal what is looked for
 * @param trainSize the data sizes that may be tried
 * @param tolerance the widest 95 % interval that will do, in pairs
 * @param maxRuns runs per point at most
 * @param gridSeeds seeds of each data size in a grid, of which the search takes what it needs
 */
record SearchAnswer(String goal, Sizes trainSize, int tolerance, int maxRuns, int gridSeeds, List<Point> points) {

    /** Data sizes, both ends among them. */
    record Sizes(int from, int to, int step) {}

    /**
     * One of its points.
     *
     * @param spec the point; {@code train_size} and the seeds are what the search chooses
     * @param estimate what the findings of the trials so far give; with its interval, absent while they give none
     * @param over whether it asks for nothing more
     * @param why why it is over, or why not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Point(
            Map<String, Object> spec,
            Double estimate,
            Double low,
            Double high,
            boolean over,
            String why,
            List<Tried> trials) {
        static Point of(SearchPoint point, Decision decision) {
            Map<String, Object> spec = CanonicalSpec.entries(point.spec());
            List.of("train_size", "data_seed", "model_seed").forEach(spec::remove);
            return new Point(
                    spec,
                    decision.answer().map(Decision.Answer::estimate).orElse(null),
                    decision.answer().map(Decision.Answer::low).orElse(null),
                    decision.answer().map(Decision.Answer::high).orElse(null),
                    decision.over(),
                    decision.why(),
                    point.trials().stream().map(Tried::of).toList());
        }
    }

    /** A run it chose, and why it chose it then. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tried(
            int trainSize,
            int seed,
            String runId,
            String state,
            String dynamic,
            Double trainAccuracy,
            Double validationAccuracy,
            String why,
            Instant chosenAt) {
        static Tried of(TrialRow row) {
            return new Tried(
                    row.trial().trainSize(),
                    row.trial().seed(),
                    row.runId(),
                    row.state().word(),
                    row.result().dynamic(),
                    row.result().trainAccuracy(),
                    row.result().validationAccuracy(),
                    row.why(),
                    row.chosenAt());
        }
    }

    static SearchAnswer of(SearchRow row) {
        return new SearchAnswer(
                row.search().goal().word(),
                new Sizes(row.search().from(), row.search().to(), row.search().step()),
                row.search().tolerance(),
                row.search().maxRuns(),
                Progress.SEEDS,
                row.points().stream()
                        .map(point -> Point.of(point, point.decide(row.search(), 0)))
                        .toList());
    }
}
