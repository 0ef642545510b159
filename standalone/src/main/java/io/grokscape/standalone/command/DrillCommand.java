package io.grokscape.standalone.command;

import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The fault drills, in a JVM of their own: module {@code drills}. */
@Command(
        name = "drill",
        description =
                "Break the stack on purpose and check that no run is lost (see docs/drills.md; --list names all).")
public final class DrillCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return EngineProcess.run(
                Installation.current().drillsClassPath(), "io.grokscape.drills.DrillProgram", arguments);
    }
}
