package io.grokscape.analyzer;

import io.grokscape.dynamics.Curve;
import io.grokscape.dynamics.Verdict;
import io.grokscape.proto.v1.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * The curve so far of one running run, by attempt lineage: an attempt that starts at epoch e continues what earlier
 * attempts measured before e. Adding the same measurements twice changes nothing.
 */
final class RunningCurve {
    private final TreeMap<Integer, Measurement> rows = new TreeMap<>();
    private final long heardSince = System.nanoTime();
    private int attempt;
    private int budget;
    private boolean dirty;
    private boolean confirmed;
    private Verdict published;

    /** Rows this changed the curve's size by. Measurements of an attempt that another one has replaced are dropped. */
    int add(int fromAttempt, int epochs, List<Measurement> measurements) {
        if (fromAttempt < attempt || measurements.isEmpty()) {
            return 0;
        }
        int before = rows.size();
        if (fromAttempt > attempt) {
            int first =
                    measurements.stream().mapToInt(Measurement::getEpoch).min().orElseThrow();
            rows.tailMap(first, true).clear();
            attempt = fromAttempt;
        }
        for (Measurement measurement : measurements) {
            dirty |= !measurement.equals(rows.put(measurement.getEpoch(), measurement));
        }
        budget = epochs;
        return rows.size() - before;
    }

    /** Rows this changed the curve's size by: those before the first one that is here. */
    int completeWith(List<Measurement> inherited) {
        int before = rows.size();
        int first = rows.isEmpty() ? Integer.MAX_VALUE : rows.firstKey();
        for (Measurement measurement : inherited) {
            if (measurement.getEpoch() < first) {
                rows.put(measurement.getEpoch(), measurement);
            }
        }
        return rows.size() - before;
    }

    /** Whether the curve begins where training does; what does not cannot be judged. */
    boolean isWhole() {
        return !rows.isEmpty() && rows.firstKey() == 0;
    }

    int size() {
        return rows.size();
    }

    int attempt() {
        return attempt;
    }

    int budget() {
        return budget;
    }

    /** Whether it has rows that no judgement has seen. */
    boolean isDirty() {
        return dirty;
    }

    void seen() {
        dirty = false;
    }

    /** Whether its first measurements came at least so long ago. */
    boolean isAsOldAs(Duration age) {
        return System.nanoTime() - heardSince >= age.toNanos();
    }

    /** Whether the object store has said that the run has not ended. */
    boolean isConfirmed() {
        return confirmed;
    }

    void confirm() {
        confirmed = true;
    }

    /** Whether the verdict says something that the one before did not; remembers it if so. */
    boolean isNews(Verdict verdict) {
        boolean news = published == null
                || published.dynamic() != verdict.dynamic()
                || Math.abs(published.confidence() - verdict.confidence()) >= .1;
        if (news) {
            published = verdict;
        }
        return news;
    }

    void forgetVerdict() {
        published = null;
    }

    Curve curve() {
        Curve.Builder curve = Curve.builder();
        for (Measurement row : rows.values()) {
            curve.add(
                    row.getEpoch(),
                    row.getTrainLoss(),
                    row.getTrainAccuracy(),
                    row.hasValidationLoss() ? row.getValidationLoss() : Double.NaN,
                    row.hasValidationAccuracy() ? row.getValidationAccuracy() : Double.NaN,
                    row.getParameterNorm());
        }
        return curve.build();
    }
}
