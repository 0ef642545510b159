package io.grokscape.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.planner.ledger.Control.Outcome;
import io.grokscape.planner.ledger.Ledger.Submission;
import io.grokscape.planner.lifecycle.Asked;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.v1.RunEvent;
import org.junit.jupiter.api.Test;

/** Pausing, resuming, retrying and ordering, as the ledger keeps them. */
class ControlTest extends LedgerFixture {
    private static final Window ONE = new Window(1, 1, 1);

    private void fail(int hiddenSize) {
        report(
                hiddenSize,
                RunEvent.newBuilder()
                        .setFailed(RunEvent.Failed.newBuilder()
                                .setReason("broke")
                                .setTerminal(true)
                                .setRetries(run(hiddenSize).retries())));
    }

    @Test
    void aPausedStudyIsNotOfferedUntilItIsResumed() {
        Submission a = ledger.submit(study("a", 8, 16, 32));
        schedule.offer(ONE);
        start(32);

        assertThat(control.pauseStudy(a.studyId())).contains(new Outcome(a.studyId(), "paused", 3, 1, 0));
        assertThat(control.pauseStudy(a.studyId())).contains(new Outcome(a.studyId(), "paused", 0, 0, 0));
        assertThat(run(32).asked()).isEqualTo(Asked.PAUSE);
        report(32, RunEvent.newBuilder().setHandedBack(RunEvent.HandedBack.getDefaultInstance()));
        assertThat(state(32)).isEqualTo(RunState.PAUSED);
        sent();
        assertThat(schedule.offer(new Window(4, 10, 10))).isZero();

        assertThat(control.resumeStudy(a.studyId())).contains(new Outcome(a.studyId(), "active", 3, 0, 0));
        assertThat(control.resumeStudy(a.studyId())).contains(new Outcome(a.studyId(), "active", 0, 0, 0));
        schedule.offer(new Window(4, 10, 10));
        assertThat(offered()).containsExactly(32, 16, 8);
    }

    @Test
    void aRunThatAnotherActiveStudyWantsGoesOnUntilThatIsPausedToo() {
        Submission a = ledger.submit(study("a", 8, 16));
        Submission b = ledger.submit(study("b", 16, 32));

        assertThat(control.pauseStudy(a.studyId())).contains(new Outcome(a.studyId(), "paused", 1, 0, 1));
        assertThat(state(8)).isEqualTo(RunState.PAUSED);
        assertThat(state(16)).isEqualTo(RunState.WAITING);
        control.pauseStudy(b.studyId());
        assertThat(state(16)).isEqualTo(RunState.PAUSED);
        control.cancelStudy(b.studyId());
        assertThat(state(16)).isEqualTo(RunState.PAUSED);
        assertThat(state(32)).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void whenTheActiveOneOfTwoStudiesIsCancelledTheSharedRunIsPaused() {
        Submission a = ledger.submit(study("a", 16));
        Submission b = ledger.submit(study("b", 16));
        control.pauseStudy(a.studyId());
        assertThat(state(16)).isEqualTo(RunState.WAITING);

        control.cancelStudy(b.studyId());
        assertThat(state(16)).isEqualTo(RunState.PAUSED);
    }

    @Test
    void aNewStudyThatWantsAPausedRunLetsItGoOn() {
        Submission a = ledger.submit(study("a", 8, 16));
        control.pauseStudy(a.studyId());

        ledger.submit(study("b", 16));
        assertThat(state(16)).isEqualTo(RunState.WAITING);
        assertThat(ledger.submit(study("a", 8, 16)).state()).isEqualTo(StudyState.PAUSED);
        assertThat(state(8)).isEqualTo(RunState.PAUSED);
    }

    @Test
    void aRunIsPausedAndResumedByItselfWhoeverWantsIt() {
        ledger.submit(study("a", 8, 16));

        assertThat(control.pauseRun(runId(8))).contains(new Outcome(runId(8), "paused", 1, 0, 0));
        assertThat(control.pauseRun(runId(8))).contains(new Outcome(runId(8), "paused", 0, 0, 0));
        assertThat(control.resumeRun(runId(8))).contains(new Outcome(runId(8), "waiting", 1, 0, 0));
        assertThat(control.pauseRun("0".repeat(20))).isEmpty();
    }

    @Test
    void whatIsOverCannotBePausedAndWhatWasCancelledCannotBeResumed() {
        Submission a = ledger.submit(study("a", 8));
        Submission b = ledger.submit(study("b", 16));
        complete(8);
        control.cancelStudy(b.studyId());

        assertThatThrownBy(() -> control.pauseStudy(a.studyId()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> control.pauseRun(runId(8))).hasMessageContaining("is completed");
        assertThatThrownBy(() -> control.resumeStudy(b.studyId())).hasMessageContaining("was cancelled");
        assertThatThrownBy(() -> control.retryRun(runId(16))).hasMessageContaining("was cancelled");
        assertThat(control.resumeStudy(a.studyId()).orElseThrow().state()).isEqualTo("ended");
    }

    @Test
    void aRetriedStudyIsActiveAgainAndEndsAgain() {
        Submission a = ledger.submit(study("a", 8, 16));
        complete(8);
        fail(16);
        assertThat(state(a)).isEqualTo(StudyState.ENDED);

        assertThat(control.retryStudy(a.studyId())).contains(new Outcome(a.studyId(), "active", 1, 0, 0));
        assertThat(control.retryStudy(a.studyId())).contains(new Outcome(a.studyId(), "active", 0, 0, 0));
        schedule.offer(ONE);
        fail(16);
        assertThat(state(16)).isEqualTo(RunState.FAILED);
        assertThat(state(a)).isEqualTo(StudyState.ENDED);
    }

    @Test
    void aFailureToldAgainAfterTheRetryIsOld() {
        ledger.submit(study("a", 8));
        fail(8);
        control.retryRun(runId(8));

        report(8, RunEvent.newBuilder().setFailed(RunEvent.Failed.newBuilder().setTerminal(true)));
        assertThat(state(8)).isEqualTo(RunState.WAITING);
    }

    @Test
    void priorityDecidesWhatIsOfferedNext() {
        Submission a = ledger.submit(study("a", 8, 64));
        ledger.submit(study("b", 16, 32));
        control.prioritiseStudy(a.studyId(), 5);
        control.prioritiseRun(runId(16), 9);
        schedule.offer(new Window(4, 10, 10));

        assertThat(offered()).containsExactly(16, 64, 8, 32);
    }

    @Test
    void aSharedRunHasTheHighestPriorityOfItsStudies() {
        Submission a = ledger.submit(study("a", 8, 16));
        Submission b = ledger.submit(study("b", 16));
        control.prioritiseStudy(b.studyId(), 5);
        control.prioritiseStudy(a.studyId(), -3);

        assertThat(run(8).priority()).isEqualTo(-3);
        assertThat(run(16).priority()).isEqualTo(5);
    }

    @Test
    void peopleNameStudiesByIdOrNameAndRunsByTheBeginningOfTheirIds() {
        Submission first = ledger.submit(study("a", 8));
        Submission second = ledger.submit(study("a", 16));
        Submission other = ledger.submit(study("b", 16));

        assertThat(view.find("b")).extracting(LedgerView.Match::id).containsExactly(other.studyId());
        assertThat(view.find(first.studyId())).extracting(LedgerView.Match::id).containsExactly(first.studyId());
        assertThat(view.find("a"))
                .extracting(LedgerView.Match::id)
                .containsExactlyInAnyOrder(first.studyId(), second.studyId());
        assertThat(view.find(runId(8).substring(0, 6)))
                .extracting(LedgerView.Match::kind, LedgerView.Match::id)
                .containsExactly(org.assertj.core.api.Assertions.tuple("run", runId(8)));
        assertThat(view.find(runId(8).substring(0, 3))).isEmpty();
        assertThat(view.find("no such thing")).isEmpty();
    }
}
