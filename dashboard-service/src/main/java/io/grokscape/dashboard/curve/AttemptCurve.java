package io.grokscape.dashboard.curve;

import java.util.List;
import java.util.OptionalInt;

/**
 * What one attempt measured itself.
 *
 * @param attempt from 1
 * @param resumedFrom the epoch of the checkpoint it went on from, where it said so
 */
public record AttemptCurve(int attempt, OptionalInt resumedFrom, Curve curve) {
    /**
     * A run's whole curve: each attempt continues what it inherited from those before it, from its resume epoch on.
     * Training is deterministic, so what an earlier attempt measured past that epoch is measured again and is dropped.
     * An attempt that starts over measures epoch 0 and inherits nothing.
     *
     * @param attempts by rising attempt, up to the one that counts
     */
    public static Curve lineage(List<AttemptCurve> attempts) {
        Curve whole = Curve.EMPTY;
        for (AttemptCurve attempt : attempts) {
            whole = attempt.continuing(whole);
        }
        return whole;
    }

    private Curve continuing(Curve inherited) {
        Curve kept = resumedFrom.isPresent() ? inherited.upTo(resumedFrom.getAsInt()) : inherited;
        return curve.isEmpty() ? kept : kept.upTo(curve.firstEpoch() - 1).merge(curve);
    }
}
