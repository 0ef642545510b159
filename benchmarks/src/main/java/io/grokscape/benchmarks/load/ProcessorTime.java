package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Site;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each process of the stack, and this one, has used of the processors, with the processes that it started and that are alive. */
record ProcessorTime(Map<String, Spent> processes) {
    /** The kernel's names of the threads that compile; it keeps fifteen characters of each. */
    private static final String COMPILER = "C[12] CompilerThre";

    private static final String SELF = "this benchmark";
    private static final double NANOS = 1e9;

    /** @param compiling of the seconds; 0 where the system does not tell of threads */
    private record Spent(double seconds, double compiling) {
        Spent plus(Spent other) {
            return new Spent(seconds + other.seconds, compiling + other.compiling);
        }

        Spent since(Spent before) {
            return new Spent(seconds - before.seconds, compiling - before.compiling);
        }
    }

    static ProcessorTime now(Site site) {
        Map<String, Spent> spent = new LinkedHashMap<>();
        site.names()
                .map(site::child)
                .filter(Child::isAlive)
                .forEach(child -> spent.merge(child.name().replaceFirst("-\\d+$", "s"), of(child.pid()), Spent::plus));
        ProcessHandle self = ProcessHandle.current();
        spent.put(SELF, new Spent(seconds(self), compiling(self.pid())));
        return new ProcessorTime(spent);
    }

    private static Spent of(long pid) {
        double seconds = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(ProcessorTime::seconds)
                .sum();
        return new Spent(seconds, compiling(pid));
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    private static double compiling(long pid) {
        double seconds = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).strip().matches(COMPILER)) {
                    // Time on a processor, time in the queue for one, turns: see the kernel's sched-stats.
                    String[] times =
                            Files.readString(thread.resolve("schedstat")).split(" ");
                    seconds += Long.parseLong(times[0]) / NANOS;
                }
            }
        } catch (IOException e) {
            return seconds; // no such file on other systems; a thread that ends while it is looked at
        }
        return seconds;
    }

    /** Seconds that the stack has used since then. */
    double ofTheStackSince(ProcessorTime before) {
        return processes.entrySet().stream()
                .filter(process -> !process.getKey().equals(SELF))
                .mapToDouble(process -> process.getValue()
                        .since(before.processes.getOrDefault(process.getKey(), new Spent(0, 0)))
                        .seconds())
                .sum();
    }

    /** What was used since then, in milliseconds for each of so many, and how much of it to compile. */
    String since(ProcessorTime before, int runs) {
        return processes.entrySet().stream()
                .map(process -> {
                    Spent spent =
                            process.getValue().since(before.processes.getOrDefault(process.getKey(), new Spent(0, 0)));
                    return String.format(
                            Locale.ROOT,
                            spent.compiling() > 0 ? "%s %.1f ms (%.1f compiling)" : "%s %.1f ms",
                            process.getKey(),
                            1000 * spent.seconds() / runs,
                            1000 * spent.compiling() / runs);
                })
                .collect(Collectors.joining(", "));
    }
}
