package io.grokscape.planner.lifecycle;

import static io.grokscape.planner.lifecycle.RunState.COMPLETED;
import static io.grokscape.planner.lifecycle.RunState.FAILED;
import static io.grokscape.planner.lifecycle.RunState.PAUSED;
import static io.grokscape.planner.lifecycle.RunState.QUEUED;
import static io.grokscape.planner.lifecycle.RunState.RUNNING;
import static io.grokscape.planner.lifecycle.RunState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the wish to the result, and what fails on the way. */
class RunLifecycleTest extends RunStory {
    @Test
    void aWantedRunIsAnnouncedAndWaits() {
        given(WANT).isNow(WAITING, "PLANNED");
    }

    @Test
    void aRunAskedForTwiceByOneStudyIsAnnouncedOnce() {
        given(WANT, WANT_AGAIN).isNow(WAITING, "PLANNED");
    }

    @Test
    void anOfferPutsARequestOnTheBroker() {
        given(WANT).given(OFFER).isNow(QUEUED, "offer 1", "QUEUED");

        RunRequest request = Messages.runRequest(sent.getFirst().value());
        assertThat(request.getRunId()).isEqualTo(run.id());
        assertThat(request.getStudyId()).isEqualTo("s-1");
        assertThat(request.getSpec().getHiddenSize()).isEqualTo(32);
        assertThat(sent.getFirst().topic()).isEqualTo(Topics.RUNS);
    }

    @Test
    void aRunIsNotOfferedWhileItIsInFlight() {
        given(WANT, OFFER).given(OFFER).isNow(QUEUED);
    }

    @Test
    void aRunGoesFromStartToResult() {
        given(WANT, OFFER).given(started(1)).isNow(RUNNING);
        assertThat(run.source()).isEqualTo("trainer-1");
        given(completed(1)).isNow(COMPLETED);
    }

    @Test
    void eachMessageDeliveredTwiceChangesNothing() {
        given(WANT, OFFER, started(1), started(1), completed(1), completed(1))
                .given(started(1))
                .isNow(COMPLETED);
    }

    @Test
    void aResultThatOvertakesTheStartEndsTheRun() {
        given(WANT, OFFER, completed(1)).given(started(1)).isNow(COMPLETED);
    }

    @Test
    void aResultOfAnOlderAttemptCounts() {
        given(WANT, OFFER, started(2)).given(completed(1)).isNow(COMPLETED);
    }

    @Test
    void wordsOfAnOlderAttemptAreIgnored() {
        given(WANT, OFFER, started(2))
                .given(handedBack(1), stopped(1), failed(1, false))
                .isNow(RUNNING);
        assertThat(run.attempt()).isEqualTo(2);
    }

    @Test
    void aFailedAttemptGoesBackToTheTrainersAndATerminalOneEndsTheRun() {
        given(WANT, OFFER, started(1)).given(failed(1, false)).isNow(QUEUED);
        given(failed(2, true)).isNow(FAILED);
        assertThat(run.reason()).isEqualTo("broke");
    }

    @Test
    void aRunHandedBackIsOfferedAgain() {
        given(WANT, OFFER, started(1)).given(handedBack(1)).isNow(WAITING);
        given(OFFER).isNow(QUEUED, "offer 2", "QUEUED");
    }

    @Test
    void aRunAnotherStudyWantsToGoOnIsLeftAlone() {
        given(WANT).wantedBy(2, 1).given(LOSE_DEMAND).isNow(WAITING);
    }

    @Test
    void aFailedRunIsRetriedOnceHoweverOftenOneAsks() {
        given(WANT, OFFER, started(3), failed(3, true)).given(RETRY, RETRY).isNow(WAITING, "REOPENED");
        given(failed(3, true)).isNow(WAITING);
        given(OFFER);
        assertThat(Messages.runRequest(sent.getFirst().value()).getRetries()).isEqualTo(1);
        given(failed(3, true), started(4)).isNow(RUNNING);
        given(failedAgain()).isNow(FAILED);
    }

    @Test
    void aFailedRunOfPausedStudiesIsRetriedWhenTheyGoOn() {
        given(WANT, OFFER, failed(1, true))
                .wantedBy(1, 0)
                .given(RETRY)
                .isNow(PAUSED, "REOPENED", "ACTION_PAUSE", "PAUSED");
    }

    @Test
    void priorityMovesARunThatStillAsksForWork() {
        given(WANT, new RunCommand.Prioritise(7)).isNow(WAITING, "PLANNED");
        assertThat(run.priority()).isEqualTo(7);
        given(OFFER, completed(1), new RunCommand.Prioritise(9));
        assertThat(run.priority()).isEqualTo(7);
    }

    @Test
    void aRunNobodyReportsOnIsOfferedAgain() {
        given(WANT, OFFER, started(1)).given(NUDGE).isNow(QUEUED, "offer 2", "QUEUED");
        given(completed(1)).isNow(COMPLETED);
        given(NUDGE).isNow(COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"COMPLETED", "FAILED"})
    void aRunThatHasEndedIsNotTrainedAgain(RunState end) {
        given(WANT, OFFER, end == COMPLETED ? completed(1) : failed(1, true));
        given(OFFER, NUDGE, CANCEL, PAUSE, RESUME, WANT_AGAIN, started(2), handedBack(2), stopped(2))
                .isNow(end);
    }
}
