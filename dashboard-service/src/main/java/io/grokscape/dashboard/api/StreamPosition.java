package io.grokscape.dashboard.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a viewer has seen: the id of a stream's event.
 *
 * @param horizon revisions below it are seen; -1 = none
 * @param attempt of the points seen; 0 = none
 * @param epoch the last one seen of that attempt; -1 = none
 */
record StreamPosition(long horizon, int attempt, int epoch) {
    static final StreamPosition NOWHERE = new StreamPosition(-1, 0, -1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})\\.(-1|\\d{1,9})");

    /** The position an id stands for; an id of nobody's making is no position. */
    static StreamPosition parse(String id) {
        Matcher matcher = FORM.matcher(id == null ? "" : id);
        return matcher.matches()
                ? new StreamPosition(
                        Long.parseLong(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)))
                : NOWHERE;
    }

    StreamPosition at(long horizon) {
        return new StreamPosition(horizon, attempt, epoch);
    }

    StreamPosition seen(int attempt, int epoch) {
        return new StreamPosition(horizon, attempt, epoch);
    }

    @Override
    public String toString() {
        return horizon + "." + attempt + "." + epoch;
    }
}
