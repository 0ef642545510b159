package io.grokscape.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.dynamics.search.Decision;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Study;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches on a real Postgres; the test plays trainers and analyzer. */
class SearchesTest extends LedgerFixture {
    private static final int CRITICAL = 61;

    private static Expansion search(int... hiddenSizes) {
        return Expansion.of(StudyYaml.read("""
            name: search
            base: {task: add, modulus: 11}
            grid: {hidden_size: %s}
            search: {for: critical_dataset_size, train_size: {from: 40, to: 100, step: 2}, tolerance: 12, max_runs: 40}
            """.formatted(java.util.Arrays.toString(hiddenSizes)), "study.yaml"));
    }

    private static RunEvent completion(TrialRow trial) {
        return RunEvent.newBuilder()
                .setRunId(trial.runId())
                .setAttempt(1)
                .setSource("trainer-1")
                .setCompleted(RunEvent.Completed.newBuilder().setLastEpoch(3859).setSettled(true))
                .build();
    }

    private void complete(TrialRow trial) {
        ledger.hear(List.of(completion(trial)), List.of());
    }

    private void judge(TrialRow trial) {
        boolean groks = trial.trial().trainSize() + trial.trial().seed() % 3 > CRITICAL;
        Verdict.Evidence evidence = Verdict.Evidence.newBuilder()
                .setTrainAccuracy(1)
                .setValidationAccuracy(groks ? 1 : .02)
                .build();
        searches.hear(
                List.of(Verdict.newBuilder()
                        .setRunId(trial.runId())
                        .setDynamic(groks ? Dynamic.DYNAMIC_GROKKING : Dynamic.DYNAMIC_UNGROKKING)
                        .setEvidence(evidence)
                        .build()),
                List.of());
    }

    private List<TrialRow> trials(String studyId) {
        return searches.of(studyId).orElseThrow().points().stream()
                .flatMap(point -> point.trials().stream())
                .toList();
    }

    private List<TrialRow> pending(String studyId) {
        return trials(studyId).stream().filter(TrialRow::isPending).toList();
    }

    private StudyRow row(String studyId) {
        return view.study(studyId).orElseThrow();
    }

    @Test
    void aSearchIsActiveFromTheStartAndEndsWhenItHasFound() {
        String id = ledger.submit(search(8)).studyId();
        assertThat(row(id).state()).isEqualTo(StudyState.ACTIVE);

        while (searches.advance() > 0 || !pending(id).isEmpty()) {
            assertThat(row(id).state()).isEqualTo(StudyState.ACTIVE);
            pending(id).forEach(trial -> {
                complete(trial);
                judge(trial);
            });
            assertThat(row(id).state()).as("between two batches").isEqualTo(StudyState.ACTIVE);
        }

        assertThat(row(id).state()).isEqualTo(StudyState.ENDED);
        assertThat(row(id).openRuns()).isZero();
        assertThat(row(id).runCount()).isEqualTo(trials(id).size()).isBetween(8, 39);
        Searches.SearchRow search = searches.of(id).orElseThrow();
        Decision decision = search.points().getFirst().decide(search.search(), 1);
        assertThat(decision.over()).isTrue();
        assertThat(decision.answer().orElseThrow().estimate()).isBetween(CRITICAL - 4.0, CRITICAL + 4.0);
        assertThat(trials(id)).allSatisfy(trial -> assertThat(trial.why()).startsWith("narrows D_crit"));
        assertThat(announcedStates()).last().isEqualTo(Study.State.STATE_ENDED);
    }

    @Test
    void askedAgainWithNothingNewItChoosesNothing() {
        String id = ledger.submit(search(8, 12)).studyId();

        assertThat(searches.advance()).isPositive();
        int chosen = trials(id).size();
        assertThat(searches.advance()).isZero();
        assertThat(ledger.submit(search(8, 12)).isNew()).isFalse();
        assertThat(searches.advance()).isZero();
        assertThat(trials(id)).hasSize(chosen);
        assertThat(row(id).runCount()).isEqualTo(chosen);
    }

    @Test
    void aRunIsPendingUntilItIsJudgedWhicheverIsHeardFirst() {
        String id = ledger.submit(search(8)).studyId();
        searches.advance();
        TrialRow first = trials(id).getFirst();
        TrialRow second = trials(id).getLast();

        complete(first);
        judge(second);
        assertThat(trials(id)).noneMatch(TrialRow::isKnown);
        judge(first);
        complete(second);
        assertThat(trials(id)).allMatch(TrialRow::isKnown);
    }

    @Test
    void aCancelledSearchAsksForNothingAndGoesOnWithItsRunsWhenSubmittedAgain() {
        String id = ledger.submit(search(8)).studyId();
        searches.advance();
        List<String> chosen = pending(id).stream().map(TrialRow::runId).toList();
        control.cancelStudy(id);

        assertThat(searches.advance()).isZero();
        ledger.submit(search(8));
        assertThat(row(id).state()).isEqualTo(StudyState.ACTIVE);
        assertThat(pending(id)).extracting(TrialRow::runId).isEqualTo(chosen);
        assertThat(searches.advance()).as("as many as it may have are pending").isZero();

        pending(id).forEach(trial -> {
            complete(trial);
            judge(trial);
        });
        assertThat(searches.advance()).isPositive();
    }

    @Test
    void theRecipesOfJudgedRunsAreScored() {
        RecipeView recipes = new RecipeView(dataSource());
        Expansion study = Expansion.of(StudyYaml.read("""
            name: calibration
            base: {task: add, hidden_size: 64, train_size: 3000}
            grid: {learning_rate: [0.005, 0.007]}
            """, "study.yaml"));
        String id = ledger.submit(study).studyId();
        assertThat(recipes.scores(id)).isEmpty();

        study.plannedRuns()
                .forEach(run -> searches.hear(
                        List.of(Verdict.newBuilder()
                                .setRunId(run.id())
                                .setDynamic(Dynamic.DYNAMIC_GROKKING)
                                .setEvidence(Verdict.Evidence.newBuilder()
                                        .setValidationAccuracy(run.spec().learningRate() == .005 ? .3 : 1))
                                .build()),
                        List.of()));
        assertThat(recipes.scores(id))
                .extracting(score -> score.recipe().learningRate())
                .containsExactly(.007, .005);
    }

    @Test
    void theSpeedOfTheFleetIsThatOfItsLastRunsAsFarAsTheyWent() {
        FleetSpeed speed = new FleetSpeed(dataSource());
        assertThat(speed.measure()).isEqualTo(new FleetSpeed.Measured(0, 0, 0));
        Expansion study = study("measured", 8);
        ledger.submit(study);

        ledger.hear(
                List.of(RunEvent.newBuilder()
                        .setRunId(runId(8))
                        .setAttempt(1)
                        .setSource("trainer-1")
                        .setCompleted(RunEvent.Completed.newBuilder()
                                .setLastEpoch(5000) // half the budget, in a quarter of the time: twice as fast
                                .setTrainingSeconds(study.referenceSeconds() / 4))
                        .build()),
                List.of());
        assertThat(speed.measure().runs()).isEqualTo(1);
        assertThat(speed.measure().speed()).isCloseTo(2, within(1e-9));
    }

    @Test
    void ofTwoVerdictsOnOneRunInOneBatchTheLaterOneCounts() {
        String id = ledger.submit(search(8)).studyId();
        searches.advance();
        String runId = trials(id).getFirst().runId();
        Verdict.Builder verdict = Verdict.newBuilder().setRunId(runId);

        searches.hear(
                List.of(
                        verdict.setDynamic(Dynamic.DYNAMIC_UNDECIDED).build(),
                        verdict.setDynamic(Dynamic.DYNAMIC_GROKKING).build()),
                List.of());
        assertThat(searches.result(runId).orElseThrow().dynamic()).isEqualTo("grokking");
    }

    @Test
    void aRunReportedToHaveEndedTwiceInOneBatchHasOneResult() {
        String id = ledger.submit(search(8)).studyId();
        searches.advance();
        RunEvent end = completion(trials(id).getFirst());

        ledger.hear(List.of(end, end), List.of());
        assertThat(searches.result(end.getRunId()).orElseThrow().settled()).isTrue();
    }

    @Test
    void aRunThatSettledIsOnRecord() {
        String id = ledger.submit(search(8)).studyId();
        searches.advance();
        TrialRow trial = trials(id).getFirst();
        complete(trial);

        ResultRow result = searches.result(trial.runId()).orElseThrow();
        assertThat(result.settled()).isTrue();
        assertThat(result.lastEpoch()).isEqualTo(3859);
        assertThat(result.dynamic()).isNull();
    }
}
