package io.grokscape.planner.lifecycle;

import io.grokscape.spec.RunSpec;
import io.grokscape.studies.PlannedRun;
import io.grokscape.studies.RunCost;

/**
 * What the ledger knows of a run.
 *
 * @param id the spec's canonical id
 * @param spec what is trained
 * @param state where it stands
 * @param priority larger first
 * @param cost estimated floating-point operations; among equals in priority the costly go first
 * @param offer how often it was put on the broker
 * @param attempt the newest attempt a trainer spoke for; 0 = none
 * @param retries how often people asked for fresh attempts after it had failed
 * @param source who spoke last; empty = nobody
 * @param asked what a trainer was told and has not yet confirmed
 * @param firstStudy the study that first asked for it; empty until one does
 * @param reason why it failed, was cancelled, paused or came back; empty = no reason to tell
 * @param demand who wants it
 */
public record Run(
        String id,
        RunSpec spec,
        RunState state,
        int priority,
        double cost,
        int offer,
        int attempt,
        int retries,
        String source,
        Asked asked,
        String firstStudy,
        String reason,
        Demand demand) {

    /** A run nobody has asked for before. */
    public static Run unheardOf(PlannedRun planned) {
        return new Run(
                planned.id(),
                planned.spec(),
                RunState.WAITING,
                0,
                RunCost.flops(planned.spec()),
                0,
                0,
                0,
                "",
                Asked.NOTHING,
                "",
                "",
                Demand.NONE);
    }

    /** In that state, with nothing left that was asked of a trainer. */
    Run state(RunState state, String reason) {
        return moved(state, offer, attempt, source, Asked.NOTHING, reason);
    }

    Run offered(int offer) {
        return moved(RunState.QUEUED, offer, attempt, source, Asked.NOTHING, "");
    }

    Run spoken(int attempt, String source) {
        return moved(RunState.RUNNING, offer, attempt, source, asked, asked == Asked.NOTHING ? "" : reason);
    }

    Run asked(Asked asked, String reason) {
        return moved(state, offer, attempt, source, asked, reason);
    }

    private Run moved(RunState state, int offer, int attempt, String source, Asked asked, String reason) {
        return new Run(
                id, spec, state, priority, cost, offer, attempt, retries, source, asked, firstStudy, reason, demand);
    }

    Run retried() {
        return new Run(
                id,
                spec,
                RunState.WAITING,
                priority,
                cost,
                offer,
                attempt,
                retries + 1,
                source,
                Asked.NOTHING,
                firstStudy,
                "",
                demand);
    }

    Run prioritised(int priority) {
        return new Run(
                id, spec, state, priority, cost, offer, attempt, retries, source, asked, firstStudy, reason, demand);
    }

    Run askedForBy(String studyId) {
        return new Run(
                id, spec, state, priority, cost, offer, attempt, retries, source, asked, studyId, reason, demand);
    }
}
