package io.grokscape.drills;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What was done when, told as it happens. */
final class Diary {
    private final PrintStream out;
    private final long begun = System.nanoTime();

    Diary(PrintStream out) {
        this.out = out;
    }

    void note(String line) {
        out.printf(Locale.ROOT, "  %6.1f s  %s%n", seconds(), line);
        out.flush();
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
