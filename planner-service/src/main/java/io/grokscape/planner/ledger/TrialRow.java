package io.grokscape.planner.ledger;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.Setting;
import io.grokscape.dynamics.search.Trial;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.spec.RunSpec;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A run a search has chosen.
 *
 * @param point position of the searched point among the study's
 * @param trial data size and seed
 * @param why why it was chosen then
 * @param state where the run stands
 * @param result what is known of its outcome
 */
public record TrialRow(
        int point, Trial trial, String runId, String why, Instant chosenAt, RunState state, ResultRow result) {

    boolean isKnown() {
        return state == RunState.COMPLETED && result.dynamic() != null;
    }

    /** Whether its outcome is still to come; a run that failed or was cancelled has none. */
    boolean isPending() {
        return state.isOpen() || state == RunState.COMPLETED && result.dynamic() == null;
    }

    /** The run as findings see it. */
    FinishedRun finished(RunSpec point) {
        return new FinishedRun(
                new Setting(point.task(), point.modulus(), point.layers(), point.memoriseSize()),
                point.hiddenSize(),
                trial.trainSize(),
                trial.seed(),
                point.epochs(),
                result.trainAccuracy(),
                result.validationAccuracy() == null ? Double.NaN : result.validationAccuracy(),
                Optional.of(Dynamic.valueOf(result.dynamic().toUpperCase(Locale.ROOT))));
    }
}
