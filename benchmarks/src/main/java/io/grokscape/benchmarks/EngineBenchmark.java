package io.grokscape.benchmarks;

import io.grokscape.benchmarks.LongRunBenchmark.Endurance;
import io.grokscape.benchmarks.WorkersBenchmark.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;

/**
 * {@code grokscape bench}: every engine against libtorch on the same model, data and core, and against what the core's FMA
 * units can do, all in one run. Rounds are interleaved and medians reported, so that what else the machine does hits all
 * alike.
 */
public final class EngineBenchmark {
    private EngineBenchmark() {}

    /** @param args see {@link Options} */
    public static void main(String[] args) throws IOException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        Report report = run(options);
        System.out.print(report.table());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), report.json());
        }
    }

    private static Report run(Options options) {
        FmaPeak.flops(1, options.clock()); // compiled from here on
        Series peak = new Series();
        List<Result> results = new ArrayList<>();
        List<Scaling> scalings = new ArrayList<>();
        List<Endurance> endurances = new ArrayList<>();
        for (Case benched : cases(options)) {
            System.err.println("bench: " + benched.label());
            results.addAll(new CaseBenchmark(benched, options).run());
            peak.add(FmaPeak.flops(0.2, options.clock()));
            if (benched.spec().layers() == 1) {
                endurances.add(LongRunBenchmark.run(benched.spec(), benched.label(), options.clock()));
                if (options.workers() > 1) {
                    scalings.add(new WorkersBenchmark(benched, options).run());
                }
            }
        }
        return new Report(machine(), peak.best(), results, scalings, endurances);
    }

    private static List<Case> cases(Options options) {
        List<Case> cases =
                new ArrayList<>(options.widths().stream().map(Case::oneLayer).toList());
        if (options.twoLayers()) {
            cases.add(Case.twoLayers());
        }
        return cases;
    }

    private static String machine() {
        int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        return "%s, %d cores, %d-bit vectors, Java %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        bits,
                        Runtime.version().feature());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
