package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Site;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.stack.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code grokscape bench load}: the real stack with two trainers of one lane each. What can be is a ratio within one run:
 * time that passed over time in the engine, as the trainers themselves report it.
 */
@Command(name = "bench load", mixinStandardHelpOptions = true, description = "The pipeline's own cost, under load.")
public final class LoadBenchmark implements Callable<Integer> {
    private static final int TRAINERS = 2;

    @Option(
            names = "--runs",
            defaultValue = "1000",
            description = "Short runs (default: 1000); longer ones are a 25th.")
    private int runs;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Short runs before anything is timed (default: 60, which leaves the stack young).")
    private int warmUp;

    @Option(names = "--submit", defaultValue = "100000", description = "Runs of the study handed in (default: 100000).")
    private int submit;

    @Option(names = "--points", defaultValue = "600000", description = "Measurements sent (default: 600000).")
    private int points;

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "SHORT,LONG,CONTROL,SUBMIT,POINTS",
            description = "What is measured, in this order: ${COMPLETION-CANDIDATES} (default: all).")
    private EnumSet<Measured> parts;

    private enum Measured {
        SHORT,
        LONG,
        CONTROL,
        SUBMIT,
        POINTS
    }

    private LoadBenchmark() {}

    /** Exits with 0 when everything was measured, whatever it came to. */
    public static void main(String[] arguments) {
        Path log = Installation.current().dataFolder().root().resolve("bench-load.log");
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.logFile", log.toString());
        System.exit(new CommandLine(new LoadBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Installation.current().dataFolder().root().resolve("bench-load");
        Files.createDirectories(folder);
        Path site = Files.createTempDirectory(folder, "site-");
        try (Site stack = new Site(Installation.current(), new DataFolder(site), TRAINERS, 0)) {
            // The drills' trainers checkpoint and renew their locks every second.
            stack.trainers()
                    .forEach(trainer -> trainer.set(
                            Map.of("GROKSCAPE_TRAINER_CHECKPOINT_INTERVAL", "30S", "GROKSCAPE_TRAINER_LOCK", "PT15S")));
            stack.start();
            report("up, beside a load of", List.of(Machine.load()));
            Overhead overhead = new Overhead(stack, TRAINERS);
            if (parts.contains(Measured.SHORT) || parts.contains(Measured.LONG)) {
                overhead.warmUp(warmUp);
            }
            for (Measured part : parts) {
                switch (part) {
                    case SHORT -> report("runs of about 0.2 s", overhead.measure(runs, 0.2));
                    case LONG -> report("runs of about 5 s", overhead.measure(Math.max(4, runs / 25), 5));
                    case CONTROL -> report("a study paused", new Interruptions(stack, TRAINERS).measure());
                    case SUBMIT ->
                        report(
                                "a study of %,d runs handed in".formatted(submit),
                                new Submission(stack).measure(submit));
                    case POINTS -> report("measurements from topic to read model", new Points(stack).measure(points));
                }
            }
        }
        return 0;
    }

    private static void report(String what, List<String> lines) {
        System.out.println(what);
        lines.forEach(line -> System.out.println("  " + line));
    }
}
