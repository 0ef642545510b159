package io.grokscape.benchmarks.dashboard;

import io.grokscape.benchmarks.load.Machine;
import io.grokscape.drills.site.Site;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.stack.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code grokscape bench dashboard}: the real stack without a trainer over a made-up read model, which stays in
 * {@code bench-dashboard} of the data folder and is used again.
 */
@Command(
        name = "bench dashboard",
        mixinStandardHelpOptions = true,
        description = "How soon the dashboard answers over ten thousand runs.")
public final class DashboardBenchmark implements Callable<Integer> {
    private static final long POLL_MS = 1000;
    private static final String RUN_PAGE = "/api/runs/%s";

    @Option(names = "--runs", defaultValue = "10000", description = "Runs in the read model (default: 10000).")
    private int runs;

    @Option(names = "--times", defaultValue = "60", description = "Requests of each kind (default: 60).")
    private int times;

    @Option(names = "--fill-only", description = "Make the read model and measure nothing.")
    private boolean fillOnly;

    private DashboardBenchmark() {}

    /** Exits with 0 when everything was measured, whatever it came to. */
    public static void main(String[] arguments) {
        Path log = Installation.current().dataFolder().root().resolve("bench-dashboard.log");
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.logFile", log.toString());
        System.exit(new CommandLine(new DashboardBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Installation.current().dataFolder().root().resolve("bench-dashboard");
        try (Site stack = new Site(Installation.current(), new DataFolder(folder), 0, 0)) {
            stack.start();
            LargeReadModel model = new LargeReadModel(stack.database());
            long begun = System.nanoTime();
            model.fill(runs);
            while (model.withoutTraces() > 0) {
                Thread.sleep(POLL_MS);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d runs in %s after %.0f s, %,d MB%n",
                    runs,
                    folder,
                    (System.nanoTime() - begun) / 1e9,
                    model.bytes() >> 20);
            if (!fillOnly) {
                measure(model, new Answers(stack.child("dashboard").address(), times));
            }
        }
        return 0;
    }

    private void measure(LargeReadModel model, Answers answers) throws Exception {
        String study = "/api/studies/" + model.study();
        List<String> some = model.runs();
        System.out.printf(
                "beside a load of %s%n| view | limit | first | median | 95th percentile | sent |%n", Machine.load());
        System.out.println("|---|---|---|---|---|---|");
        print(answers.measure("home", 1000, _ -> List.of("/api/studies?limit=100", "/api/fleet")));
        print(answers.measure(
                "a study of 1,500 runs",
                1000,
                _ -> List.of(study, study + "/runs?limit=100", study + "/accuracy?over=hidden_size")));
        print(answers.measure("a run", 300, time -> {
            String run = RUN_PAGE.formatted(some.get(time % some.size()));
            return List.of(run, run + "/curve?points=800");
        }));
        print(answers.measure("its aggregated curves", 150, _ -> List.of(study + "/curves?points=200")));
        print(answers.measure(
                "its runs, searched and sorted at an epoch",
                300,
                time -> List.of(study
                        + "/runs?limit=100&search=progression&at_epoch=1000&sort=-at_epoch.validation_accuracy")));
        print(answers.measure(
                "all runs, the best first", 300, _ -> List.of("/api/runs?sort=-best_validation_accuracy")));
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
