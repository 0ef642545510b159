package io.grokscape.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What else the machine does. */
public final class Machine {
    private Machine() {}

    public static String load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT, "%.1f on %d cores", system.getSystemLoadAverage(), system.getAvailableProcessors());
    }
}
