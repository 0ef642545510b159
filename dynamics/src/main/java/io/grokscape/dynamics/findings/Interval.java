package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Percentile;

/** A 95 % interval. */
record Interval(double low, double high) {
    private static final double LOW = 2.5;
    private static final double HIGH = 97.5;

    /** The middle 95 % of bootstrap draws. */
    static Interval ofDraws(double[] draws) {
        Percentile percentile = new Percentile();
        percentile.setData(draws);
        return new Interval(percentile.evaluate(LOW), percentile.evaluate(HIGH));
    }

    /** The same with both ends moved away from the estimate by that factor. */
    Interval widened(double estimate, double factor) {
        return new Interval(estimate + factor * (low - estimate), estimate + factor * (high - estimate));
    }

    String json() {
        return Json.array(List.of(Json.number(low), Json.number(high)));
    }
}
