package io.grokscape.planner.lifecycle;

import static io.grokscape.planner.lifecycle.RunState.CANCELLED;
import static io.grokscape.planner.lifecycle.RunState.COMPLETED;
import static io.grokscape.planner.lifecycle.RunState.PAUSED;
import static io.grokscape.planner.lifecycle.RunState.QUEUED;
import static io.grokscape.planner.lifecycle.RunState.RUNNING;
import static io.grokscape.planner.lifecycle.RunState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import org.junit.jupiter.api.Test;

/** A run that is paused, by itself or with the studies that want it. */
class PausedRunTest extends RunStory {
    @Test
    void aWaitingRunIsPausedAtOnceAndWaitsAgainWhenResumed() {
        given(WANT).given(PAUSE, PAUSE).isNow(PAUSED, "PAUSED");
        given(OFFER, NUDGE).isNow(PAUSED);
        given(RESUME, RESUME).isNow(WAITING, "REOPENED");
    }

    @Test
    void aQueuedRunIsPausedAtOnceAndItsOldOfferStaysStopped() {
        given(WANT, OFFER).given(PAUSE).isNow(PAUSED, "ACTION_PAUSE", "PAUSED");
        assertThat(Messages.control(sent.getFirst().value()).getOffer()).isEqualTo(1);
        given(RESUME, OFFER).isNow(QUEUED, "REOPENED", "offer 2", "QUEUED");
        given(declined(1)).isNow(QUEUED);
    }

    @Test
    void aRunningRunIsPausedWhenItsTrainerGivesItBack() {
        given(WANT, OFFER, started(1)).given(PAUSE, PAUSE).isNow(RUNNING, "ACTION_PAUSE");
        given(handedBack(1)).isNow(PAUSED, "ACTION_PAUSE", "PAUSED");
        given(RESUME, OFFER, started(2)).isNow(RUNNING, "REOPENED", "offer 2", "QUEUED");
    }

    @Test
    void aPauseTakenBackBeforeTheTrainerStoppedLetsItRun() {
        given(WANT, OFFER, started(1), PAUSE).given(RESUME).isNow(RUNNING, "ACTION_RESUME");
        given(handedBack(1)).isNow(WAITING);
    }

    @Test
    void aTrainerThatBeganBeforeItHeardOfThePauseLeavesTheRunPaused() {
        given(WANT, OFFER, PAUSE).given(started(1)).isNow(PAUSED);
        given(handedBack(1)).isNow(PAUSED, "ACTION_PAUSE", "PAUSED");
        given(completed(1)).isNow(COMPLETED);
    }

    @Test
    void aPauseNobodyConfirmsOrThatAFailureOvertakesIsCarriedOut() {
        given(WANT, OFFER, started(1), PAUSE).given(NUDGE).isNow(PAUSED, "ACTION_PAUSE", "PAUSED");
        given(RESUME, OFFER, started(2), PAUSE).given(failed(2, false)).isNow(PAUSED, "ACTION_PAUSE", "PAUSED");
    }

    @Test
    void aPausedRunThatAnActiveStudyAsksForGoesOn() {
        given(WANT, PAUSE).wantedBy(2, 0).given(WANT_AGAIN).isNow(PAUSED);
        wantedBy(2, 1).given(WANT_AGAIN).isNow(WAITING, "REOPENED");
    }

    @Test
    void aRunBeingPausedCanStillBeCancelledAndNotTheOtherWayRound() {
        given(WANT, OFFER, started(1), PAUSE).given(CANCEL, PAUSE).isNow(RUNNING, "ACTION_CANCEL");
        given(handedBack(1)).isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
        given(PAUSE, RESUME).isNow(CANCELLED);
    }

    @Test
    void aRunThatOnlyPausedStudiesWantIsPausedAndOneThatNoneWantsCancelled() {
        given(WANT).wantedBy(1, 0).given(LOSE_DEMAND, LOSE_DEMAND).isNow(PAUSED, "PAUSED");
        wantedBy(0, 0).given(LOSE_DEMAND).isNow(CANCELLED, "CANCELLED");
    }

    @Test
    void aCancelledRunOfPausedStudiesComesBackPaused() {
        given(WANT, CANCEL).wantedBy(1, 0).given(WANT_AGAIN).isNow(PAUSED, "REOPENED", "PAUSED");
    }
}
