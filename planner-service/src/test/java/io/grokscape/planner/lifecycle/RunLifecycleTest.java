package io.grokscape.planner.lifecycle;

import static io.grokscape.planner.lifecycle.RunState.CANCELLED;
import static io.grokscape.planner.lifecycle.RunState.COMPLETED;
import static io.grokscape.planner.lifecycle.RunState.FAILED;
import static io.grokscape.planner.lifecycle.RunState.PAUSED;
import static io.grokscape.planner.lifecycle.RunState.QUEUED;
import static io.grokscape.planner.lifecycle.RunState.RUNNING;
import static io.grokscape.planner.lifecycle.RunState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.RunSpec;
import io.grokscape.studies.PlannedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunLifecycleTest {
    private static final RunCommand WANT = new RunCommand.Want("s-1", 0, true);
    private static final RunCommand WANT_AGAIN = new RunCommand.Want("s-1", 0, false);
    private static final RunCommand OFFER = new RunCommand.Offer();
    private static final RunCommand NUDGE = new RunCommand.Nudge();
    private static final RunCommand PAUSE = new RunCommand.Pause("later");
    private static final RunCommand RESUME = new RunCommand.Resume();
    private static final RunCommand RETRY = new RunCommand.Retry();
    private static final RunCommand LOSE_DEMAND = new RunCommand.LoseDemand("study stopped");
    private static final RunCommand CANCEL = new RunCommand.Cancel("enough");

    private Run run = Run.unheardOf(planned());
    private final List<Outgoing> sent = new ArrayList<>();

    private static PlannedRun planned() {
        RunSpec spec = RunSpec.of("add").build();
        return new PlannedRun(0, spec.id(), spec);
    }

    /** Decides, applies and announces, as the ledger does. */
    private RunLifecycleTest given(RunCommand... commands) {
        sent.clear();
        for (RunCommand command : commands) {
            for (RunChange change : RunLifecycle.decide(run, command)) {
                run = RunLifecycle.apply(run, change);
                sent.addAll(new Announcements("planner", 0).of(run, change));
            }
        }
        return this;
    }

    private void isNow(RunState state, String... messages) {
        assertThat(run.state()).isEqualTo(state);
        assertThat(sent.stream().map(RunLifecycleTest::shown)).containsExactly(messages);
    }

    private static String shown(Outgoing message) {
        assertThat(message.key()).isEqualTo(planned().id());
        return switch (message.topic()) {
            case RUNS -> "offer " + Messages.runRequest(message.value()).getOffer();
            case CONTROLS -> Messages.control(message.value()).getAction().name();
            case RUN_EVENTS -> Messages.runEvent(message.value()).getEventCase().name();
            default -> throw new AssertionError(message.topic());
        };
    }

    private static RunCommand started(int attempt) {
        return hear(attempt, event().setStarted(RunEvent.Started.getDefaultInstance()));
    }

    private static RunCommand completed(int attempt) {
        return hear(attempt, event().setCompleted(RunEvent.Completed.getDefaultInstance()));
    }

    private static RunCommand failed(int attempt, boolean terminal) {
        return hear(
                attempt,
                event().setFailed(
                                RunEvent.Failed.newBuilder().setReason("broke").setTerminal(terminal)));
    }

    private static RunCommand stopped(int attempt) {
        return hear(attempt, event().setCancelled(RunEvent.Cancelled.getDefaultInstance()));
    }

    private static RunCommand handedBack(int attempt) {
        return hear(attempt, event().setHandedBack(RunEvent.HandedBack.getDefaultInstance()));
    }

    private static RunEvent.Builder event() {
        return RunEvent.newBuilder().setSource("trainer-1");
    }

    private static RunCommand hear(int attempt, RunEvent.Builder event) {
        return new RunCommand.Hear(event.setAttempt(attempt).build());
    }

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

    private RunLifecycleTest wantedBy(int studies, int active) {
        run = new Run(
                run.id(),
                run.spec(),
                run.state(),
                run.priority(),
                run.cost(),
                run.offer(),
                run.attempt(),
                run.retries(),
                run.source(),
                run.asked(),
                run.firstStudy(),
                run.reason(),
                new Demand(studies, active, 0));
        return this;
    }

    @Test
    void aRunAnotherStudyWantsToGoOnIsLeftAlone() {
        given(WANT).wantedBy(2, 1).given(LOSE_DEMAND).isNow(WAITING);
    }

    @Test
    void aRunThatOnlyPausedStudiesWantIsPausedAndOneThatNoneWantsCancelled() {
        given(WANT).wantedBy(1, 0).given(LOSE_DEMAND, LOSE_DEMAND).isNow(PAUSED, "PAUSED");
        wantedBy(0, 0).given(LOSE_DEMAND).isNow(CANCELLED, "CANCELLED");
    }

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
    void aRunBeingPausedCanStillBeCancelledAndNotTheOtherWayRound() {
        given(WANT, OFFER, started(1), PAUSE).given(CANCEL, PAUSE).isNow(RUNNING, "ACTION_CANCEL");
        given(handedBack(1)).isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
        given(PAUSE, RESUME).isNow(CANCELLED);
    }

    @Test
    void aPausedRunThatAnActiveStudyAsksForGoesOn() {
        given(WANT, PAUSE).wantedBy(2, 0).given(WANT_AGAIN).isNow(PAUSED);
        wantedBy(2, 1).given(WANT_AGAIN).isNow(WAITING, "REOPENED");
    }

    @Test
    void aCancelledRunOfPausedStudiesComesBackPaused() {
        given(WANT, CANCEL).wantedBy(1, 0).given(WANT_AGAIN).isNow(PAUSED, "REOPENED", "PAUSED");
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

    /** The first offer, taken by a trainer that the control told to let it be. */
    private static RunCommand declined(int offer) {
        return hear(0, event().setHandedBack(RunEvent.HandedBack.newBuilder().setOffer(offer)));
    }

    /** For good, after the run was retried once. */
    private static RunCommand failedAgain() {
        return hear(
                4,
                event().setFailed(RunEvent.Failed.newBuilder().setTerminal(true).setRetries(1)));
    }

    @Test
    void aRunNobodyReportsOnIsOfferedAgain() {
        given(WANT, OFFER, started(1)).given(NUDGE).isNow(QUEUED, "offer 2", "QUEUED");
        given(completed(1)).isNow(COMPLETED);
        given(NUDGE).isNow(COMPLETED);
    }

    @Test
    void aCancelNobodyConfirmsIsCarriedOut() {
        given(WANT, OFFER, started(1), CANCEL).given(NUDGE).isNow(CANCELLED, "ACTION_CANCEL", "CANCELLED");
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
