package io.grokscape.standalone.command;

import io.grokscape.spec.SpecYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One run, trained in a JVM of its own: engines need flags, and that JVM's remarks are kept off standard error. */
@Command(name = "train", description = "Train one run here, without broker or store.")
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        return EngineProcess.run(TrainHereCommand.NAME, options.arguments());
    }

    /** Refuses what can be refused at once, before a second JVM and native libraries are loaded. */
    private void check() {
        SpecYaml.read(InputFile.read(options.spec()), options.spec().toString());
        for (Path file : Stream.of(options.initial(), options.trainingPairs())
                .flatMap(Optional::stream)
                .toList()) {
            InputFile.requireReadable(file);
        }
        OutputFolder.prepare(options.out());
    }
}
