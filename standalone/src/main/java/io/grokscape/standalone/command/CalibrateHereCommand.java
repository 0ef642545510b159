package io.grokscape.standalone.command;

import io.grokscape.dynamics.Evidence;
import io.grokscape.spec.RunSpec;
import io.grokscape.standalone.calibration.Calibration;
import io.grokscape.standalone.calibration.Expectation;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.console.Terminal.Colour;
import io.grokscape.standalone.console.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The second half of {@link CalibrateCommand}: trains in this JVM. */
@Command(name = CalibrateHereCommand.NAME, hidden = true)
public final class CalibrateHereCommand implements Callable<Integer> {
    static final String NAME = "calibrate-here";

    private final Terminal terminal = Terminal.current();

    @Mixin
    private CalibrationOptions options;

    private double done;

    @Override
    public Integer call() throws InterruptedException {
        EngineProcess.endWithParent();
        List<RunSpec> points =
                Expectation.all().stream().map(Expectation::point).distinct().toList();
        double work = options.seeds()
                * points.stream().mapToDouble(CalibrateHereCommand::work).sum();
        ProgressLine progress = new ProgressLine(terminal);
        Map<RunSpec, List<Evidence>> evidence =
                new Calibration(options.seeds(), options.workers(), spec -> show(progress, spec, work)).train(points);
        progress.finish(1, "all runs trained");
        return report(evidence);
    }

    private synchronized void show(ProgressLine progress, RunSpec spec, double work) {
        done += work(spec);
        progress.show(done / work, "%s d=%d D=%d".formatted(spec.task(), spec.hiddenSize(), spec.trainSize()));
    }

    /** Multiplications of a run that uses up its budget, in units of no interest. */
    private static double work(RunSpec spec) {
        double perRow = 16.0 * spec.hiddenSize() * spec.hiddenSize() + 226.0 * spec.hiddenSize();
        return perRow * spec.trainSize() * spec.epochs();
    }

    private int report(Map<RunSpec, List<Evidence>> evidence) {
        TextTable table = new TextTable("point", "quantity", "mean", "seeds", "expected", "");
        boolean allHold = true;
        for (Expectation expectation : Expectation.all()) {
            RunSpec point = expectation.point();
            double[] values = evidence.get(point).stream()
                    .map(read -> expectation.quantity().of(point, read))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .sorted()
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            boolean holds = expectation.holds(mean);
            allHold &= holds;
            table.row(
                    "%s d=%d D=%d".formatted(point.task(), point.hiddenSize(), point.trainSize()),
                    expectation.quantity().words(),
                    number(mean),
                    String.join(
                            " ",
                            Arrays.stream(values)
                                    .mapToObj(CalibrateHereCommand::number)
                                    .toList()),
                    number(expectation.low()) + " … " + number(expectation.high()),
                    holds ? terminal.paint(Colour.GREEN, "holds") : terminal.paint(Colour.RED, "FAILS"));
        }
        table.lines(terminal).forEach(terminal::line);
        return allHold ? ExitStatus.SUCCESS : ExitStatus.FAILED;
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return "any";
        }
        return String.format(Locale.ROOT, Math.abs(value) > 10 ? "%.0f" : "%.2f", value);
    }
}
