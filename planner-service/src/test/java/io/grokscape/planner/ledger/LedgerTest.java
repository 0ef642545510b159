package io.grokscape.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.planner.ledger.Ledger.Submission;
import io.grokscape.planner.lifecycle.Asked;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Study;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ledger on a real Postgres, without a broker: messages are taken from the outbox. */
class LedgerTest extends LedgerFixture {
    @Test
    void aStudyIsAnnouncedWithEachOfItsRuns() {
        Submission submission = ledger.submit(study("a", 8, 16));

        assertThat(submission.isNew()).isTrue();
        assertThat(submission.newRuns()).isEqualTo(2);
        assertThat(sent())
                .extracting(Outgoing::topic)
                .containsExactly(Topics.STUDIES, Topics.RUN_EVENTS, Topics.RUN_EVENTS);
        Study study = Messages.study(sent.getFirst().value());
        assertThat(study.getStudyId()).isEqualTo(submission.studyId());
        assertThat(study.getRunCount()).isEqualTo(2);
        assertThat(study.getYaml()).startsWith("name: a");
        RunEvent planned = Messages.runEvent(sent.get(2).value());
        assertThat(planned.getPlanned().getStudyId()).isEqualTo(submission.studyId());
        assertThat(planned.getPlanned().getIndex()).isEqualTo(1);
        assertThat(planned.getPlanned().getSpec().getHiddenSize()).isEqualTo(16);
    }

    @Test
    void theSameStudyAgainIsTheSameStudyAndPlansNothing() {
        Submission first = ledger.submit(study("a", 8, 16));
        sent();
        Submission second = ledger.submit(study("a", 16, 8));

        assertThat(second).isEqualTo(new Submission(first.studyId(), false, StudyState.ACTIVE, 0));
        assertThat(sent()).extracting(Outgoing::topic).containsOnly(Topics.STUDIES);
    }

    @Test
    void aRunOfTwoStudiesIsOfferedOnce() {
        ledger.submit(study("a", 8, 16));
        Submission b = ledger.submit(study("b", 16, 32));
        schedule.offer(new Window(4, 10, 10));

        assertThat(b.newRuns()).isEqualTo(1);
        assertThat(offered()).containsExactly(32, 16, 8);
        assertThat(view.run(runId(16)).orElseThrow().studies()).hasSize(2);
    }

    @Test
    void onlyWhatOthersSayLeavesSomethingToDo() {
        ledger.submit(study("a", 8));
        schedule.offer(TWO);
        RunEvent.Builder started = RunEvent.newBuilder()
                .setRunId(runId(8))
                .setAttempt(1)
                .setStarted(RunEvent.Started.getDefaultInstance());

        assertThat(ledger.hear(List.of(started.setSource("planner").build()), List.of()))
                .isFalse();
        assertThat(ledger.hear(List.of(started.setSource("trainer-1").build()), List.of()))
                .isTrue();
    }

    @Test
    void theWindowIsFilledLongestFirstAndRefilledAsRunsEnd() {
        ledger.submit(study("a", 8, 64, 16, 32));

        assertThat(schedule.offer(TWO)).isEqualTo(2);
        assertThat(offered()).containsExactly(64, 32);
        assertThat(schedule.offer(TWO)).isZero();

        complete(64);
        assertThat(schedule.offer(TWO)).isEqualTo(1);
        assertThat(offered()).containsExactly(16);
    }

    @Test
    void theWindowGrowsWithTheFleet() {
        assertThat(new Window(4, 8, 40).room(8, 0)).isZero();
        assertThat(new Window(4, 8, 40).room(0, 8)).isEqualTo(24);
        assertThat(new Window(4, 8, 40).room(20, 20)).isZero();
        assertThat(new Window(4, 8, 40).room(0, 50)).isZero();
    }

    @Test
    void aStudyEndsWithItsLastRunAndSaysSo() {
        Submission a = ledger.submit(study("a", 8, 16));
        schedule.offer(TWO);
        sent();
        complete(8);
        assertThat(state(a)).isEqualTo(StudyState.ACTIVE);
        complete(16);
        complete(16);

        assertThat(state(a)).isEqualTo(StudyState.ENDED);
        assertThat(announcedStates()).containsExactly(Study.State.STATE_ENDED);
        assertThat(view.counts(a.studyId()))
                .containsEntry(RunState.COMPLETED, 2)
                .containsEntry(RunState.WAITING, 0);
    }

    @Test
    void aStudyOfRunsThatHaveAllEndedEndsAtOnce() {
        ledger.submit(study("a", 8, 16));
        complete(8);
        complete(16);

        assertThat(ledger.submit(study("b", 8)).state()).isEqualTo(StudyState.ENDED);
    }

    @Test
    void cancellingAStudySparesTheRunsAnotherStudyWants() {
        Submission a = ledger.submit(study("a", 8, 16, 32));
        Submission b = ledger.submit(study("b", 16));
        schedule.offer(new Window(1, 1, 1));
        start(32);

        assertThat(control.cancelStudy(a.studyId()).orElseThrow().state()).isEqualTo("cancelled");

        assertThat(state(8)).isEqualTo(RunState.CANCELLED);
        assertThat(state(16)).isEqualTo(RunState.WAITING);
        assertThat(run(32).asked()).isEqualTo(Asked.CANCEL);
        assertThat(sent()).extracting(Outgoing::topic).contains(Topics.CONTROLS);
        control.cancelStudy(b.studyId());
        assertThat(state(16)).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void cancellingTwiceSaysNothingNew() {
        Submission a = ledger.submit(study("a", 8));
        control.cancelStudy(a.studyId());
        sent();

        assertThat(control.cancelStudy(a.studyId()).orElseThrow().state()).isEqualTo("cancelled");
        assertThat(sent()).isEmpty();
        assertThat(control.cancelStudy("no-such-study")).isEmpty();
    }

    @Test
    void aCancelledStudySubmittedAgainGoesOn() {
        Submission a = ledger.submit(study("a", 8, 16));
        schedule.offer(new Window(1, 1, 1));
        complete(16);
        control.cancelStudy(a.studyId());

        assertThat(ledger.submit(study("a", 8, 16)).state()).isEqualTo(StudyState.ACTIVE);
        assertThat(state(8)).isEqualTo(RunState.WAITING);
        assertThat(state(16)).isEqualTo(RunState.COMPLETED);
        complete(8);
        assertThat(state(a)).isEqualTo(StudyState.ENDED);
    }

    @Test
    void aStudyWhoseRunsWereAllCancelledOneByOneEndsAndComesBackWithThem() {
        Submission a = ledger.submit(study("a", 8));
        assertThat(control.cancelRun(runId(8))).isPresent();
        assertThat(state(a)).isEqualTo(StudyState.ENDED);

        ledger.submit(study("b", 8));
        assertThat(state(8)).isEqualTo(RunState.WAITING);
        assertThat(state(a)).isEqualTo(StudyState.ACTIVE);
        assertThat(control.cancelRun("0".repeat(20))).isEmpty();
    }

    @Test
    void aRunThatIsSilentForTooLongIsOfferedAgain() {
        ledger.submit(study("a", 8, 16));
        schedule.offer(TWO);
        start(8);
        sent();

        now = now.plus(Duration.ofMinutes(20));
        assertThat(schedule.nudge(Duration.ofHours(1), Duration.ofMinutes(30))).isZero();
        assertThat(schedule.nudge(Duration.ofHours(1), Duration.ofMinutes(10))).isEqualTo(1);
        assertThat(offered()).containsExactly(8);
        assertThat(schedule.nudge(Duration.ofHours(1), Duration.ofMinutes(10))).isZero();
    }

    @Test
    void messagesTheBrokerDidNotTakeAreSentAgainInOrder() {
        ledger.submit(study("a", 8, 16));

        assertThat(schedule.send(messages -> 1, 10)).isEqualTo(1);
        assertThat(sent()).extracting(Outgoing::topic).containsExactly(Topics.RUN_EVENTS, Topics.RUN_EVENTS);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aPlannerThatDiesBetweenSendingAndForgettingSendsAgain() {
        ledger.submit(study("a", 8));
        assertThatThrownBy(() -> schedule.send(
                        messages -> {
                            throw new IllegalStateException("killed");
                        },
                        10))
                .hasMessage("killed");

        assertThat(sent()).extracting(Outgoing::topic).containsExactly(Topics.STUDIES, Topics.RUN_EVENTS);
    }

    @Test
    void eventsOfUnknownRunsAreLeftOut() {
        complete(8);
        assertThat(view.run(runId(8))).isEmpty();
    }

    @Test
    void aReasonWithCharactersTheDatabaseRefusesIsStoredAllTheSame() {
        ledger.submit(study("a", 8));
        report(
                8,
                RunEvent.newBuilder()
                        .setFailed(RunEvent.Failed.newBuilder()
                                .setReason("bad \0 byte")
                                .setTerminal(true)));

        assertThat(run(8).reason()).isEqualTo("bad \uFFFD byte");
    }

    @Test
    void manyThreadsAtOnceAgreeInTheEnd() throws Exception {
        int[] sizes = IntStream.rangeClosed(1, 60).map(i -> 4 * i).toArray();
        ledger.submit(study("base", sizes));
        List<Callable<Object>> work = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            String name = "study-" + thread;
            work.add(() -> ledger.submit(study(name, sizes)));
            work.add(() -> schedule.offer(new Window(4, 20, 20)));
            work.add(() -> {
                for (int size : sizes) {
                    complete(size);
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Object> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(view.counts()).isEqualTo(allCompleted(60));
        assertThat(view.studies())
                .hasSize(7)
                .allMatch(study -> study.state() == StudyState.ENDED && study.openRuns() == 0);
    }

    private static Map<RunState, Integer> allCompleted(int count) {
        return Map.of(
                RunState.WAITING, 0,
                RunState.PAUSED, 0,
                RunState.QUEUED, 0,
                RunState.RUNNING, 0,
                RunState.COMPLETED, count,
                RunState.FAILED, 0,
                RunState.CANCELLED, 0);
    }

    @Test
    void twentyThousandRunsAreTakenInAndCancelled() {
        Expansion expansion =
                Expansion.of(StudyYaml.read("name: many\nbase: {task: add}\nseeds: 20000\n", "study.yaml"));
        Submission many = ledger.submit(expansion);

        assertThat(many.newRuns()).isEqualTo(20_000);
        assertThat(view.newRuns(expansion)).isZero();
        control.cancelStudy(many.studyId());
        assertThat(view.study(many.studyId()).orElseThrow().openRuns()).isZero();
    }

    @Test
    void aStudyIsArchivedOnceAndAgainWhenItsWordsChange() {
        ledger.submit(study("a", 8));
        assertThat(ledger.toArchive()).hasSize(1);
        ledger.toArchive().forEach(ledger::archived);
        assertThat(ledger.toArchive()).isEmpty();

        ledger.submit(Expansion.of(StudyYaml.read(
                "name: a\nquestion: Why?\nbase: {task: add, modulus: 11, train_size: 50, hidden_size: 8}\n", "x")));
        assertThat(ledger.toArchive()).extracting(StudyRow::question).containsExactly("Why?");
    }
}
