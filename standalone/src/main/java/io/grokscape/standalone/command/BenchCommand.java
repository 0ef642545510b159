package io.grokscape.standalone.command;

import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * The speed of engines, of verdicts and findings, or of the pipeline; the launcher script has built module
 * {@code benchmarks} and its libtorch before.
 */
@Command(
        name = "bench",
        description = {
            "Time the engines against libtorch and the core's FMA peak;",
            "bench analysis: verdicts and findings; bench load: the pipeline; bench dashboard: its answers",
            "(see benchmarks/README.md)."
        })
public final class BenchCommand implements Callable<Integer> {
    /** By their first argument: what is timed that is no engine. */
    private static final Map<String, String> OTHERS = Map.of(
            "analysis", "io.grokscape.benchmarks.AnalysisBenchmark",
            "load", "io.grokscape.benchmarks.load.LoadBenchmark",
            "dashboard", "io.grokscape.benchmarks.dashboard.DashboardBenchmark");

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.current();
        Optional<String> other = arguments.stream().findFirst().map(OTHERS::get);
        if (other.isPresent()) {
            return EngineProcess.run(
                    installation.benchmarksClassPath(), other.get(), arguments.subList(1, arguments.size()));
        }
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of(
                "--libtorch-folder",
                installation.checkout().resolve("benchmarks/libtorch/target").toString()));
        return EngineProcess.run(installation.benchmarksClassPath(), "io.grokscape.benchmarks.EngineBenchmark", words);
    }
}
