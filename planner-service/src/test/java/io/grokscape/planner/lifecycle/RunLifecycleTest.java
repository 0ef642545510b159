package io.grokscape.planner.lifecycle;

import static io.grokscape.planner.lifecycle.RunState.CANCELLED;
import static io.grokscape.planner.lifecycle.RunState.COMPLETED;
import static io.grokscape.planner.lifecycle.RunState.FAILED;
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
    void aCancelledRunThatIsWantedAgainWaitsAgain() {
        given(WANT, OFFER, CANCEL).given(WANT_AGAIN).isNow(WAITING, "ACTION_RESUME");
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
    void aRunAnotherStudyWantsIsNotReleased() {
        given(WANT);
        run = withWantedBy(1);
        given(new RunCommand.Release("study cancelled")).isNow(WAITING);
        run = withWantedBy(0);
        given(new RunCommand.Release("study cancelled")).isNow(CANCELLED, "CANCELLED");
    }

    private Run withWantedBy(int studies) {
        return new Run(
                run.id(),
                run.spec(),
                run.state(),
                run.priority(),
                run.cost(),
                run.offer(),
                run.attempt(),
                run.source(),
                run.cancelRequested(),
                run.firstStudy(),
                run.reason(),
                studies);
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
        given(OFFER, NUDGE, CANCEL, WANT_AGAIN, started(2), handedBack(2), stopped(2))
                .isNow(end);
    }
}
