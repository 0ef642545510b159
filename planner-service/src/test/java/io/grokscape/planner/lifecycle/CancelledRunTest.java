package io.grokscape.planner.lifecycle;

import static io.grokscape.planner.lifecycle.RunState.CANCELLED;
import static io.grokscape.planner.lifecycle.RunState.COMPLETED;
import static io.grokscape.planner.lifecycle.RunState.QUEUED;
import static io.grokscape.planner.lifecycle.RunState.RUNNING;
import static io.grokscape.planner.lifecycle.RunState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.v1.Control;
import org.junit.jupiter.api.Test;

/** A run that is cancelled, and one that is wanted again. */
class CancelledRunTest extends RunStory {
    @Test
    void aWaitingRunIsCancelledAtOnceAndNoTrainerNeedsToKnow() {
        given(WANT).given(CANCEL).isNow(CANCELLED, "CANCELLED");
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndTrainersAreTold() {
        given(WANT, OFFER).given(CANCEL).isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
        given(started(1), stopped(1)).isNow(CANCELLED);
    }

    @Test
    void aRunningRunIsCancelledWhenItsTrainerConfirms() {
        given(WANT, OFFER, started(1)).given(CANCEL, CANCEL).isNow(RUNNING, "ACTION_CANCEL");
        Control control = Messages.control(sent.getFirst().value());
        assertThat(control.getReason()).isEqualTo("enough");

        given(stopped(1)).isNow(CANCELLED);
        assertThat(run.reason()).isEqualTo("enough");
    }

    @Test
    void aResultStoredBeforeTheCancelWasSeenCounts() {
        given(WANT, OFFER, started(1), CANCEL).given(completed(1)).isNow(COMPLETED);
        given(CANCEL).isNow(COMPLETED);
    }

    @Test
    void aRunHandedBackOrBrokenWhileItIsBeingCancelledIsCancelled() {
        given(WANT, OFFER, started(1), CANCEL).given(handedBack(1)).isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
        given(WANT_AGAIN, OFFER, started(2), CANCEL)
                .given(failed(2, false))
                .isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
    }

    @Test
    void aCancelledRunThatIsWantedAgainWaitsAgainWhileItsOldOfferStaysCancelled() {
        given(WANT, OFFER, CANCEL).given(WANT_AGAIN).isNow(WAITING, "REOPENED");
        given(OFFER).isNow(QUEUED, "offer 2", "QUEUED");
    }

    @Test
    void aCancelTakenBackBeforeTheTrainerStoppedLetsItRun() {
        given(WANT, OFFER, started(1), CANCEL).given(WANT_AGAIN).isNow(RUNNING, "ACTION_RESUME");
        given(completed(1)).isNow(COMPLETED);
    }

    @Test
    void aTrainerThatStoppedForACancelTakenBackGivesTheRunBack() {
        given(WANT, OFFER, started(1), CANCEL, WANT_AGAIN).given(stopped(1)).isNow(WAITING);
    }

    @Test
    void aCancelNobodyConfirmsIsCarriedOut() {
        given(WANT, OFFER, started(1), CANCEL).given(NUDGE).isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
    }
}
