package io.grokscape.benchmarks.load;

import java.util.List;
import java.util.Locale;

/** How values lie, in milliseconds. */
record Spread(List<Double> milliseconds) {
    Spread {
        milliseconds = milliseconds.stream().sorted().toList();
    }

    private double at(double share) {
        return milliseconds.get((int) Math.round(share * (milliseconds.size() - 1)));
    }

    @Override
    public String toString() {
        return milliseconds.isEmpty()
                ? "nothing measured"
                : String.format(
                        Locale.ROOT,
                        "median %.0f ms, 99th percentile %.0f ms, longest %.0f ms of %d",
                        at(.5),
                        at(.99),
                        at(1),
                        milliseconds.size());
    }
}
