package io.grokscape.dashboard.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t distribution, as far as 95 % intervals of a mean need it. */
final class StudentT {
    /** By degrees of freedom; a comparison asks for a few of them very often. */
    private static final Map<Integer, Double> HALF_WIDTHS = new ConcurrentHashMap<>();

    private StudentT() {}

    /** Half the width of the interval, in standard errors. */
    static double halfWidth(int degreesOfFreedom) {
        return HALF_WIDTHS.computeIfAbsent(
                degreesOfFreedom, degrees -> new TDistribution(degrees).inverseCumulativeProbability(.975));
    }
}
