package io.grokscape.planner.ledger;

import io.grokscape.dynamics.search.AdaptiveSearch;
import io.grokscape.dynamics.search.CapacitySearch;
import io.grokscape.dynamics.search.CriticalSizeSearch;
import io.grokscape.dynamics.search.Decision;
import io.grokscape.dynamics.search.Progress;
import io.grokscape.dynamics.search.SearchSpace;
import io.grokscape.spec.RunSpec;
import io.grokscape.studies.Search;
import java.util.ArrayList;
import java.util.List;

/**
 * One point of a search with its trials so far.
 *
 * @param index position among the study's points
 * @param spec the point, as a run at the smallest data size
 * @param trials in the order they were chosen
 */
public record SearchPoint(int index, RunSpec spec, List<TrialRow> trials) {

    /** The points of a search, each with its own of the study's trials. */
    static List<SearchPoint> of(List<RunSpec> specs, List<TrialRow> trials) {
        List<SearchPoint> points = new ArrayList<>();
        for (int index = 0; index < specs.size(); index++) {
            int at = index;
            points.add(new SearchPoint(
                    index,
                    specs.get(index),
                    trials.stream().filter(trial -> trial.point() == at).toList()));
        }
        return points;
    }

    /** Where it stands, and what it wants next; a function of nothing but the trials and their results. */
    public Decision decide(Search search, int inFlight) {
        Progress progress = new Progress(
                trials.stream()
                        .filter(TrialRow::isKnown)
                        .map(trial -> trial.finished(spec))
                        .toList(),
                trials.stream().filter(TrialRow::isPending).map(TrialRow::trial).toList(),
                trials.stream().map(TrialRow::trial).toList());
        return chooser(search).decide(progress, inFlight);
    }

    private static AdaptiveSearch chooser(Search search) {
        SearchSpace space = new SearchSpace(search.sizes(), search.tolerance(), search.maxRuns());
        return switch (search.goal()) {
            case CRITICAL_DATASET_SIZE -> new CriticalSizeSearch(space);
            case MEMORISATION_CAPACITY -> new CapacitySearch(space);
        };
    }
}
