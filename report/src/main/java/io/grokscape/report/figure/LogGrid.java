package io.grokscape.report.figure;

import io.grokscape.report.svg.Scale;
import java.util.List;
import java.util.TreeSet;

/** Values with the edges between them, half-way on a log axis. */
record LogGrid(List<Integer> values) {
    static LogGrid of(TreeSet<Integer> values) {
        return new LogGrid(List.copyOf(values));
    }

    double lower(int value) {
        int at = values.indexOf(value);
        return at > 0
                ? Math.sqrt((double) values.get(at - 1) * value)
                : value / Math.sqrt((double) values.get(1) / values.get(0));
    }

    double upper(int value) {
        int at = values.indexOf(value);
        int last = values.size() - 1;
        return at < last
                ? Math.sqrt((double) values.get(at + 1) * value)
                : value * Math.sqrt((double) values.get(last) / values.get(last - 1));
    }

    Scale scale(double first, double last) {
        List<Scale.Tick> ticks = values.stream()
                .map(value -> new Scale.Tick(value, Words.count(value)))
                .toList();
        return new Scale.Log(least(), most(), first, last, ticks);
    }

    /** The outer edges. */
    double least() {
        return lower(values.getFirst());
    }

    double most() {
        return upper(values.getLast());
    }
}
