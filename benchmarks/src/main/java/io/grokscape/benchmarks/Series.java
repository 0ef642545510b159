package io.grokscape.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Values of one quantity over the rounds. */
final class Series {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double get(int round) {
        return values.get(round);
    }

    int size() {
        return values.size();
    }

    double median() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double best() {
        return Collections.max(values);
    }
}
