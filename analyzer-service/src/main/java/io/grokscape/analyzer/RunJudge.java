package io.grokscape.analyzer;

import io.grokscape.dynamics.Curve;
import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.Verdict;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Follows running runs and says which of them have a new provisional verdict. Plain and thread-safe: one thread adds
 * measurements while another asks.
 *
 * <p>A provisional verdict must never follow a final one, also not after a restart, when the measurements of a run that
 * ended long ago may be read again. So a run is judged only after the object store, the record of runs, has said that it
 * has no result yet.
 */
final class RunJudge {
    private static final Logger LOG = Logger.getLogger(RunJudge.class);
    /** Ended runs remembered, so that their late measurements are dropped without asking the store. */
    private static final int ENDED_REMEMBERED = 100_000;

    /** What the record of runs knows. Both methods throw {@link StoreException} when it cannot be asked. */
    interface Record {
        /** Whether the attempt is over: the run has a result, and not one that this attempt is a retry of. */
        boolean isOver(String runId, int attempt);

        /** What was measured up to the run's newest checkpoint; empty without one. */
        List<Measurement> atNewestCheckpoint(String runId);
    }

    /** A verdict to publish. */
    record Provisional(String runId, int attempt, Verdict verdict) {}

    private record Due(String runId, int attempt, int budget, Curve curve) {}

    private final Judge judge;
    private final int rowLimit;
    private final Duration fromAge;
    private int rows;

    /** By how long nothing was heard of them, longest first. */
    private final LinkedHashMap<String, RunningCurve> running = new LinkedHashMap<>(16, .75f, true);
    /** The last attempt of runs that have ended: a later one, after a cancellation, starts afresh. */
    private final LinkedHashMap<String, Integer> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > ENDED_REMEMBERED;
        }
    };

    /**
     * @param rowLimit measurements kept in memory
     * @param fromAge a run heard of for less is not judged: if it is a short one, its final verdict comes as soon
     */
    RunJudge(Judge judge, int rowLimit, Duration fromAge) {
        this.judge = judge;
        this.rowLimit = rowLimit;
        this.fromAge = fromAge;
    }

    synchronized void measured(MeasurementBatch batch) {
        String runId = batch.getRunId();
        if (batch.getAttempt() <= ended.getOrDefault(runId, 0)) {
            return;
        }
        rows += running.computeIfAbsent(runId, _ -> new RunningCurve())
                .add(batch.getAttempt(), batch.getEpochs(), batch.getMeasurementsList());
        dropLongestUnheardOf();
    }

    /** The run is over for good: nothing that is measured of it counts any more. */
    void ended(String runId) {
        ended(runId, Integer.MAX_VALUE);
    }

    /** The run was cancelled, or has failed for good: attempts so far are over, a later one is news. */
    synchronized void stopped(String runId, int attempt) {
        RunningCurve curve = running.get(runId);
        ended(runId, Math.max(attempt, curve == null ? 0 : curve.attempt()));
    }

    private synchronized void ended(String runId, int attempt) {
        RunningCurve curve = running.remove(runId);
        rows -= curve == null ? 0 : curve.size();
        ended.merge(runId, attempt, Math::max);
    }

    /** Judges every curve that has grown, and gives the verdicts that say something new. */
    List<Provisional> judgeRunning(Record record) {
        confirmNewcomers(record);
        List<Provisional> news = new ArrayList<>();
        for (Due due : due()) {
            Verdict verdict = judge.judgeSoFar(due.curve(), due.budget());
            if (isNews(due.runId(), verdict)) {
                news.add(new Provisional(due.runId(), due.attempt(), verdict));
            }
        }
        return news;
    }

    /** Whether the run still goes on, asked last before a provisional verdict leaves. */
    synchronized boolean isRunning(String runId) {
        return running.containsKey(runId);
    }

    /** The run's last verdict did not get out: the next one is news again. */
    synchronized void notSaid(String runId) {
        RunningCurve curve = running.get(runId);
        if (curve != null) {
            curve.forgetVerdict();
        }
    }

    synchronized int runningCurves() {
        return running.size();
    }

    synchronized int rowsInMemory() {
        return rows;
    }

    private synchronized List<String> unconfirmed() {
        return running.entrySet().stream()
                .filter(e -> e.getValue().isDirty() && !e.getValue().isConfirmed())
                .filter(e -> e.getValue().isAsOldAs(fromAge))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those that the record cannot be asked about now are asked about next time; the others need not wait for it. */
    private void confirmNewcomers(Record record) {
        for (String runId : unconfirmed()) {
            try {
                confirm(runId, record);
            } catch (StoreException e) {
                LOG.warnf("Runs new here wait for their first verdict: %s", e.getMessage());
                return;
            }
        }
    }

    private void confirm(String runId, Record record) {
        int attempt;
        boolean whole;
        synchronized (this) {
            RunningCurve curve = running.get(runId);
            if (curve == null) {
                return;
            }
            attempt = curve.attempt();
            whole = curve.isWhole();
        }
        if (record.isOver(runId, attempt)) {
            stopped(runId, attempt);
            return;
        }
        List<Measurement> inherited = whole ? List.of() : record.atNewestCheckpoint(runId);
        synchronized (this) {
            RunningCurve curve = running.get(runId);
            if (curve != null) {
                rows += curve.completeWith(inherited);
                curve.confirm();
            }
        }
    }

    private synchronized List<Due> due() {
        List<Due> due = new ArrayList<>();
        running.forEach((runId, curve) -> {
            if (curve.isDirty() && curve.isConfirmed()) {
                curve.seen();
                if (curve.isWhole()) {
                    due.add(new Due(runId, curve.attempt(), curve.budget(), curve.curve()));
                }
            }
        });
        return due;
    }

    private synchronized boolean isNews(String runId, Verdict verdict) {
        RunningCurve curve = running.get(runId);
        return curve != null && curve.isNews(verdict);
    }

    private void dropLongestUnheardOf() {
        Iterator<RunningCurve> oldest = running.values().iterator();
        while (rows > rowLimit && running.size() > 1) {
            rows -= oldest.next().size();
            oldest.remove();
        }
    }
}
