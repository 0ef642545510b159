package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Site;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each process of the stack has used of the processors, with the processes that it started and that are alive. */
record ProcessorTime(Map<String, Double> seconds) {
    static ProcessorTime now(Site site) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        site.names()
                .map(site::child)
                .filter(Child::isAlive)
                .forEach(
                        child -> seconds.merge(child.name().replaceFirst("-\\d+$", "s"), of(child.pid()), Double::sum));
        return new ProcessorTime(seconds);
    }

    private static double of(long pid) {
        return ProcessHandle.of(pid).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToDouble(Duration::toNanos)
                        .sum()
                / 1e9;
    }

    /** What was used since then, in milliseconds for each of so many. */
    String since(ProcessorTime before, int runs) {
        return seconds.entrySet().stream()
                .map(process -> String.format(
                        Locale.ROOT,
                        "%s %.1f ms",
                        process.getKey(),
                        1000 * (process.getValue() - before.seconds.getOrDefault(process.getKey(), 0.)) / runs))
                .collect(Collectors.joining(", "));
    }
}
