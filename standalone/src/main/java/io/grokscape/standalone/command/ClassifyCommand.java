package io.grokscape.standalone.command;

import io.grokscape.dynamics.Classify;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Verdicts on curves from files; needs no stack. */
@Command(name = "classify", description = "Judge curves in CSV files: one JSON line each.")
public final class ClassifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "CURVE.csv",
            description =
                    "Columns: epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,parameter_norm.")
    private List<Path> curves;

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>(); // nothing is printed unless every file can be read
        for (Path curve : curves) {
            lines.add(Classify.jsonLine(curve.toString(), InputFile.read(curve)));
        }
        lines.forEach(System.out::println);
        return ExitStatus.SUCCESS;
    }
}
