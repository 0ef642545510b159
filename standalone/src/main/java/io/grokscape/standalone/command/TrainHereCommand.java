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
import io.grokscape.training.Dataset;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Engine;
import io.grokscape.training.Engines;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunOutcome;
import io.grokscape.training.SafetensorsException;
import io.grokscape.training.TrainingPairs;
import io.grokscape.training.TrainingPairsException;
import io.grokscape.training.Weights;
import io.grokscape.training.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
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
        Plan plan = plan();
        CurveRecorder recorder = new CurveRecorder(plan.spec().epochs(), new ProgressLine(terminal));
        long begun = System.nanoTime();
        try {
            RunOutcome outcome = train(plan, recorder);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            recorder.finish();
            OutputFolder.write(options.out().resolve("final.safetensors"), WeightsFile.toBytes(outcome.state()));
            tell(plan, outcome, recorder, took);
            return ExitStatus.SUCCESS;
        } finally {
            // A run that fails leaves its curve too: it shows how it came to that.
            OutputFolder.write(
                    options.out().resolve("curve.csv"), recorder.csv().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What to train on what. Data and weights are empty where the spec's seeds draw them. */
    private record Plan(RunSpec spec, Optional<Dataset> data, Optional<Weights> initial, Engine engine) {}

    private Plan plan() throws IOException {
        try {
            String source = options.spec().toString();
            RunSpec spec = SpecYaml.read(InputFile.read(options.spec()), source);
            Optional<TrainingPairs> pairs = Optional.empty();
            if (options.trainingPairs().isPresent()) {
                Path file = options.trainingPairs().get();
                pairs = Optional.of(TrainingPairs.parse(InputFile.read(file), spec, file.toString()));
                spec = pairs.get().spec();
            }
            Optional<Weights> initial = Optional.empty();
            if (options.initial().isPresent()) {
                Path file = options.initial().get();
                initial = Optional.of(
                        WeightsFile.fromBytes(Files.readAllBytes(file), ParameterLayout.of(spec), file.toString()));
            }
            return new Plan(spec, pairs.map(TrainingPairs::data), initial, engine(spec));
        } catch (SafetensorsException | TrainingPairsException e) {
            throw new InputException(e.getMessage());
        }
    }

    private Engine engine(RunSpec spec) {
        try {
            if (options.engine().isEmpty()) {
                return Engines.pick(spec);
            }
            Engine engine = Engines.named(options.engine().get());
            engine.refuses(spec).ifPresent(reason -> {
                throw new InputException("%s: engine %s %s".formatted(options.spec(), engine.name(), reason));
            });
            return engine;
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage());
        }
    }

    private static RunOutcome train(Plan plan, CurveRecorder recorder) {
        try {
            if (plan.data().isEmpty() && plan.initial().isEmpty()) {
                return RunLoop.run(plan.engine(), plan.spec(), Optional.empty(), recorder);
            }
            return RunLoop.run(
                    plan.engine(),
                    plan.spec(),
                    plan.data().orElseGet(() -> Dataset.drawnFor(plan.spec())),
                    plan.initial().orElseGet(() -> Weights.initialFor(plan.spec())),
                    recorder);
        } catch (DivergedException e) {
            recorder.clear();
            throw e;
        }
    }

    private void tell(Plan plan, RunOutcome outcome, CurveRecorder recorder, Duration took) {
        Verdict verdict = new Judge(VerdictRules.DEFAULT)
                .judge(CurveCsv.read(options.out().resolve("curve.csv").toString(), recorder.csv()));
        int epochs = outcome.state().epoch();
        terminal.line(String.format(
                Locale.ROOT,
                "%s: %,d epochs%s in %s (%,.0f a second, %s): %s",
                plan.spec().id(),
                epochs,
                outcome.end() == RunOutcome.End.SETTLED ? " until it had settled" : "",
                Durations.words(took),
                epochs / Math.max(1e-3, took.toNanos() / 1e9),
                plan.engine().name(),
                verdict.dynamic()));
        terminal.line("%s — curve.csv and final.safetensors are in %s".formatted(verdict.explanation(), options.out()));
    }
}
