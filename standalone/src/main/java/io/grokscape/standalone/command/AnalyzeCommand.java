package io.grokscape.standalone.command;

import io.grokscape.dynamics.findings.Analyze;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Findings from a table of finished runs; needs no stack. */
@Command(name = "analyze", description = "Draw findings from a table of finished runs: one JSON document.")
public final class AnalyzeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SWEEP.csv",
            description = "Columns: task,hidden_size,train_size,seed,epochs,train_accuracy,validation_accuracy.")
    private Path sweep;

    @Override
    public Integer call() {
        System.out.println(Analyze.json(sweep.toString(), InputFile.read(sweep)));
        return ExitStatus.SUCCESS;
    }
}
