package io.grokscape.dynamics.findings;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * A quantity over widths, straight between points in log d and log value. Beyond its ends, up to a factor of two in
 * width, it goes on with the slope of the least-squares line through all points: a power law.
 *
 * @param x logs of the widths, rising
 * @param y logs of the values
 * @param slope of the power law; NaN for a single point, which says nothing beyond itself
 */
record LogLine(double[] x, double[] y, double slope) {
    private static final double BEYOND = Math.log(2);

    static LogLine of(double[] widths, double[] values) {
        double[] x = Arrays.stream(widths).map(Math::log).toArray();
        double[] y = Arrays.stream(values).map(Math::log).toArray();
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            line.addData(x[i], y[i]);
        }
        return new LogLine(x, y, line.getSlope());
    }

    double from() {
        return Double.isNaN(slope) ? x[0] : x[0] - BEYOND;
    }

    double to() {
        return Double.isNaN(slope) ? x[x.length - 1] : x[x.length - 1] + BEYOND;
    }

    /** Whether that lies between the first and the last point. */
    boolean spans(double logWidth) {
        return logWidth >= x[0] && logWidth <= x[x.length - 1];
    }

    /** The log of the value at a log of a width; empty too far beyond the points. */
    OptionalDouble at(double logWidth) {
        if (logWidth < from() - 1e-9 || logWidth > to() + 1e-9) {
            return OptionalDouble.empty();
        }
        int last = x.length - 1;
        if (logWidth <= x[0] || logWidth >= x[last]) {
            int end = logWidth <= x[0] ? 0 : last;
            double beyond = logWidth - x[end];
            return OptionalDouble.of(beyond == 0 ? y[end] : y[end] + slope * beyond);
        }
        int i = 1;
        while (x[i] < logWidth) {
            i++;
        }
        double share = (logWidth - x[i - 1]) / (x[i] - x[i - 1]);
        return OptionalDouble.of(y[i - 1] + share * (y[i] - y[i - 1]));
    }
}
