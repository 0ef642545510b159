package io.grokscape.standalone.console;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
public final class Durations {
    private Durations() {}

    /** Such as {@code 4.6 s}, {@code 48 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
    public static String words(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** What is left when that share took that long; unknown at the very start. */
    public static String left(Duration elapsed, double fraction) {
        if (fraction < 0.01 && elapsed.toSeconds() < 5 || fraction <= 0) {
            return "time left unknown";
        }
        long seconds = Math.round(elapsed.toSeconds() * (1 - fraction) / fraction);
        return words(Duration.ofSeconds(Math.max(1, seconds))) + " left";
    }
}
