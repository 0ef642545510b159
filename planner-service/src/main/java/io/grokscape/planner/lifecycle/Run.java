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
 * @param source who spoke last; empty = nobody
 * @param cancelRequested a trainer was told to stop and has not yet answered
 * @param firstStudy the study that first asked for it; empty until one does
 * @param reason why it failed, was cancelled or came back; empty = no reason to tell
 * @param wantedBy studies that still want it; maintained by the ledger, never by a change
 */
public record Run(
        String id,
        RunSpec spec,
        RunState state,
        int priority,
        double cost,
        int offer,
        int attempt,
        String source,
        boolean cancelRequested,
        String firstStudy,
        String reason,
        int wantedBy) {

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
                "",
                false,
                "",
                "",
                0);
    }

    Run state(RunState state, String reason) {
        return new Run(id, spec, state, priority, cost, offer, attempt, source, false, firstStudy, reason, wantedBy);
    }

    Run offered(int offer) {
        return new Run(
                id, spec, RunState.QUEUED, priority, cost, offer, attempt, source, false, firstStudy, "", wantedBy);
    }

    Run spoken(int attempt, String source) {
        return new Run(
                id,
                spec,
                RunState.RUNNING,
                priority,
                cost,
                offer,
                attempt,
                source,
                cancelRequested,
                firstStudy,
                "",
                wantedBy);
    }

    Run cancelRequested(boolean requested, String reason) {
        return new Run(
                id, spec, state, priority, cost, offer, attempt, source, requested, firstStudy, reason, wantedBy);
    }

    Run askedForBy(String studyId) {
        return new Run(
                id, spec, state, priority, cost, offer, attempt, source, cancelRequested, studyId, reason, wantedBy);
    }
}
