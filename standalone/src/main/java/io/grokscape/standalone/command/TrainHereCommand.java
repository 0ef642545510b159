package io.grokscape.standalone.command;

import io.grokscape.dynamics.CurveCsv;
import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.Verdict;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.spec.RunSpec;
import io.grokscape.spec.SpecYaml;
import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.training.DivergedException;
import io.grokscape.training.RunOutcome;
import io.grokscape.training.SafetensorsException;
import io.grokscape.training.TrainOnce;
import io.grokscape.training.TrainingPairsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The second half of {@link TrainCommand}: trains in this JVM. */
@Command(name = TrainHereCommand.NAME, hidden = true)
public final class TrainHereCommand implements Callable<Integer> {
    static final String NAME = "train-here";

    private final Terminal terminal = Terminal.current();

    @Mixin
    private TrainingOptions options;

    @Override
    public Integer call() throws IOException {
        EngineProcess.endWithParent();
        RunSpec spec =
                SpecYaml.read(InputFile.read(options.spec()), options.spec().toString());
        TrainingProgress progress = new TrainingProgress(spec.epochs(), new ProgressLine(terminal));
        long begun = System.nanoTime();
        RunOutcome outcome = train(spec, progress);
        progress.finish();
        tell(outcome, Duration.ofNanos(System.nanoTime() - begun));
        return ExitStatus.SUCCESS;
    }

    private RunOutcome train(RunSpec spec, TrainingProgress progress) throws IOException {
        try {
            return new TrainOnce(spec, options.engine(), options.initial(), options.trainingPairs())
                    .writeTo(options.out(), progress);
        } catch (SafetensorsException | TrainingPairsException e) {
            throw new InputException(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new InputException(options.spec() + ": " + e.getMessage());
        } catch (DivergedException e) {
            progress.clear();
            throw e;
        }
    }

    private void tell(RunOutcome outcome, Duration took) throws IOException {
        Path curve = options.out().resolve("curve.csv");
        Verdict verdict =
                new Judge(VerdictRules.DEFAULT).judge(CurveCsv.read(curve.toString(), Files.readString(curve)));
        int epochs = outcome.state().epoch();
        terminal.line(String.format(
                Locale.ROOT,
                "%s: %,d epochs%s in %s, %,.0f a second, by %s",
                outcome.state().spec().id(),
                epochs,
                outcome.end() == RunOutcome.End.SETTLED ? " until it had settled" : "",
                Durations.words(took),
                epochs / Math.max(1e-3, took.toNanos() / 1e9),
                outcome.state().fingerprint()));
        terminal.line(verdict.dynamic() + ": " + verdict.explanation());
        terminal.line("curve.csv, measurements.csv and final.safetensors are in " + options.out());
    }
}
