package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.store.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunJudgeTest {
    private static final String RUN = "00112233445566778899";
    private static final String OTHER = "ffeeddccbbaa99887766";

    /** What the store would say. */
    private static final class Store implements RunJudge.Record {
        final Map<String, Integer> lastAttempts = new HashMap<>();
        final Map<String, List<Measurement>> checkpoints = new HashMap<>();
        boolean away;

        @Override
        public boolean isOver(String runId, int attempt) {
            if (away) {
                throw new StoreException("away");
            }
            return attempt <= lastAttempts.getOrDefault(runId, 0);
        }

        @Override
        public List<Measurement> atNewestCheckpoint(String runId) {
            return checkpoints.getOrDefault(runId, List.of());
        }
    }

    private final Store store = new Store();
    private final RunJudge judge = new RunJudge(new Judge(VerdictRules.DEFAULT), 1_000, Duration.ZERO);

    @Test
    void aMemorisingRunIsSaidToUngrokSoFarAndToGrokOnceItHas() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        var first = judge.judgeRunning(store);

        judge.measured(grokked(RUN, 1, 2100, 3000));
        var second = judge.judgeRunning(store);

        assertThat(first).extracting(p -> p.verdict().dynamic()).containsExactly(Dynamic.UNGROKKING);
        assertThat(first.getFirst().verdict().provisional()).isTrue();
        assertThat(second).extracting(p -> p.verdict().dynamic()).containsExactly(Dynamic.GROKKING);
    }

    @Test
    void aRunThatHasJustBegunIsNotJudgedAndTheStoreNotAskedAboutIt() {
        RunJudge patient = new RunJudge(new Judge(VerdictRules.DEFAULT), 1_000, Duration.ofHours(1));
        patient.measured(memorising(RUN, 1, 0, 2000));
        store.lastAttempts.put(RUN, 1);

        assertThat(patient.judgeRunning(store)).isEmpty();

        assertThat(patient.isRunning(RUN)).isTrue(); // the store would have said that it is over
    }

    @Test
    void aVerdictThatSaysNothingNewIsNotRepeated() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.judgeRunning(store);

        judge.measured(memorising(RUN, 1, 2100, 2200));

        assertThat(judge.judgeRunning(store)).isEmpty();
    }

    @Test
    void theSameBatchTwiceCountsOnce() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.measured(memorising(RUN, 1, 0, 2000));

        assertThat(judge.rowsInMemory()).isEqualTo(21);
        assertThat(judge.judgeRunning(store).getFirst().verdict().evidence().rows())
                .isEqualTo(21);
    }

    @Test
    void aResumedAttemptContinuesTheCurveItInherits() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.measured(grokked(RUN, 2, 1600, 2500));

        var evidence = judge.judgeRunning(store).getFirst().verdict().evidence();

        assertThat(evidence.rows()).isEqualTo(26);
        assertThat(evidence.risenEpoch()).hasValue(1600);
    }

    @Test
    void anAttemptThatStartsOverForgetsTheOneBefore() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.measured(memorising(RUN, 2, 0, 500));

        assertThat(judge.rowsInMemory()).isEqualTo(6);
    }

    @Test
    void whatAReplacedAttemptStillSendsIsDropped() {
        judge.measured(memorising(RUN, 2, 0, 500));
        judge.measured(grokked(RUN, 1, 0, 2000));

        assertThat(judge.rowsInMemory()).isEqualTo(6);
    }

    @Test
    void afterTheEndOfARunNothingProvisionalIsSaidOfIt() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.ended(RUN);
        judge.measured(memorising(RUN, 1, 2100, 3000));

        assertThat(judge.judgeRunning(store)).isEmpty();
        assertThat(judge.rowsInMemory()).isZero();
    }

    @Test
    void measurementsReadAgainAfterARestartSayNothingOfARunThatHasAResult() {
        store.lastAttempts.put(RUN, 1);
        judge.measured(memorising(RUN, 1, 0, 2000));

        assertThat(judge.judgeRunning(store)).isEmpty();
        assertThat(judge.runningCurves()).isZero();
    }

    @Test
    void aCancelledRunMayBeTrainedAgain() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.stopped(RUN, 0);
        judge.measured(memorising(RUN, 1, 2100, 2200));
        assertThat(judge.judgeRunning(store)).isEmpty();

        judge.measured(memorising(RUN, 2, 0, 2000));

        assertThat(judge.judgeRunning(store)).hasSize(1);
    }

    @Test
    void aFailedRunThatIsRetriedIsJudgedAgain() {
        store.lastAttempts.put(RUN, 3);
        judge.measured(memorising(RUN, 3, 0, 2000));
        assertThat(judge.judgeRunning(store)).isEmpty();

        judge.measured(memorising(RUN, 4, 0, 2000));

        assertThat(judge.judgeRunning(store)).hasSize(1);
    }

    @Test
    void aCurveWhoseBeginningWasNotHeardIsCompletedFromTheNewestCheckpoint() {
        store.checkpoints.put(RUN, memorising(RUN, 1, 0, 1500).getMeasurementsList());
        judge.measured(memorising(RUN, 1, 1600, 2000));

        assertThat(judge.judgeRunning(store).getFirst().verdict().evidence().rows())
                .isEqualTo(21);
    }

    @Test
    void withoutItsBeginningACurveIsNotJudged() {
        judge.measured(memorising(RUN, 1, 1600, 2500));

        assertThat(judge.judgeRunning(store)).isEmpty();
    }

    @Test
    void whileTheStoreIsAwayNewRunsWaitAndKnownOnesAreJudged() {
        judge.measured(memorising(RUN, 1, 0, 2000));
        judge.judgeRunning(store);
        store.away = true;
        judge.measured(memorising(OTHER, 1, 0, 2000));
        judge.measured(grokked(RUN, 1, 2100, 3000));

        assertThat(judge.judgeRunning(store))
                .extracting(RunJudge.Provisional::runId)
                .containsExactly(RUN);

        store.away = false;
        assertThat(judge.judgeRunning(store))
                .extracting(RunJudge.Provisional::runId)
                .containsExactly(OTHER);
    }

    @Test
    void memoryIsBoundedByForgettingTheRunUnheardOfLongest() {
        RunJudge small = new RunJudge(new Judge(VerdictRules.DEFAULT), 30, Duration.ZERO);
        small.measured(memorising(RUN, 1, 0, 2000));
        small.measured(memorising(OTHER, 1, 0, 2000));

        assertThat(small.rowsInMemory()).isEqualTo(21);
        assertThat(small.isRunning(RUN)).isFalse();
        assertThat(small.isRunning(OTHER)).isTrue();
    }

    @Test
    void aRunWithoutValidationIsNotApplicable() {
        var batch = memorising(RUN, 1, 0, 2000).toBuilder();
        batch.getMeasurementsBuilderList()
                .forEach(m -> m.clearValidationAccuracy().clearValidationLoss());
        judge.measured(batch.build());

        assertThat(judge.judgeRunning(store).getFirst().verdict().dynamic()).isEqualTo(Dynamic.NOT_APPLICABLE);
    }

    private static MeasurementBatch memorising(String run, int attempt, int from, int to) {
        return batch(run, attempt, from, to, .02);
    }

    private static MeasurementBatch grokked(String run, int attempt, int from, int to) {
        return batch(run, attempt, from, to, 1);
    }

    private static MeasurementBatch batch(String run, int attempt, int from, int to, double validation) {
        return MeasurementBatch.newBuilder()
                .setSchemaVersion(1)
                .setRunId(run)
                .setAttempt(attempt)
                .setEpochs(10_000)
                .addAllMeasurements(IntStream.rangeClosed(from / 100, to / 100)
                        .mapToObj(i -> Measurement.newBuilder()
                                .setEpoch(100 * i)
                                .setTrainLoss(1)
                                .setTrainAccuracy(i == 0 ? .01 : 1)
                                .setValidationLoss(4)
                                .setValidationAccuracy(i == 0 ? .01 : validation)
                                .setParameterNorm(20)
                                .build())
                        .toList())
                .build();
    }
}
