package io.grokscape.standalone.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The engine against the reference results of recipe R: no test of the ordinary loop, it takes a while. */
@Command(name = "calibrate", description = "Train recipe R's reference points and compare the means over seeds.")
public final class CalibrateCommand implements Callable<Integer> {
    @Mixin
    private CalibrationOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.check();
        return EngineProcess.run(CalibrateHereCommand.NAME, options.arguments());
    }
}
