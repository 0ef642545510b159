package io.grokscape.standalone.command;

import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The speed of engines, or of verdicts and findings; the launcher script has built module {@code benchmarks} and its libtorch before. */
@Command(
        name = "bench",
        description = {
            "Time the engines against libtorch and the core's FMA peak;",
            "bench analysis: verdicts and findings (see benchmarks/README.md)."
        })
public final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.current();
        if (!arguments.isEmpty() && arguments.getFirst().equals("analysis")) {
            return EngineProcess.run(
                    installation.benchmarksClassPath(),
                    "io.grokscape.benchmarks.AnalysisBenchmark",
                    arguments.subList(1, arguments.size()));
        }
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of(
                "--libtorch-folder",
                installation.checkout().resolve("benchmarks/libtorch/target").toString()));
        return EngineProcess.run(installation.benchmarksClassPath(), "io.grokscape.benchmarks.EngineBenchmark", words);
    }
}
