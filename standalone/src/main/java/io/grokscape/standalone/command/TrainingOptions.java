package io.grokscape.standalone.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code train} is told. */
final class TrainingOptions {
    @Parameters(paramLabel = "SPEC.yaml", description = "The run spec.")
    private Path spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Gets curve.csv, measurements.csv and final.safetensors.")
    private Path out;

    @Option(names = "--engine", paramLabel = "NAME", description = "nd4j or blocked; the fastest that can, by default.")
    private String engine;

    @Option(
            names = "--initial",
            paramLabel = "W.safetensors",
            description = "Initial weights, instead of those the model seed draws.")
    private Path initial;

    @Option(
            names = "--training-pairs",
            paramLabel = "P.csv",
            description = "The training set (a,op,b,label), instead of the one the data seed draws.")
    private Path trainingPairs;

    Path spec() {
        return spec;
    }

    Path out() {
        return out;
    }

    Optional<String> engine() {
        return Optional.ofNullable(engine);
    }

    Optional<Path> initial() {
        return Optional.ofNullable(initial);
    }

    Optional<Path> trainingPairs() {
        return Optional.ofNullable(trainingPairs);
    }

    /** As they would be written on a command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(spec.toString(), "--out", out.toString()));
        engine().ifPresent(name -> arguments.addAll(List.of("--engine", name)));
        initial().ifPresent(file -> arguments.addAll(List.of("--initial", file.toString())));
        trainingPairs().ifPresent(file -> arguments.addAll(List.of("--training-pairs", file.toString())));
        return arguments;
    }
}
