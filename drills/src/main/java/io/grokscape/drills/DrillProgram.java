package io.grokscape.drills;

import io.grokscape.standalone.stack.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The drills' command line. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description =
                "Breaks a stack of its own on purpose and checks its whole history. Exits 1 if anything did not hold.")
public final class DrillProgram implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Parameters(paramLabel = "NAME", description = "Drills to do; all of them unless named.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Names every drill, and does none.")
    private boolean list;

    @Option(names = "--short", description = "Fewer faults and runs; a limit of time that is missed is only reported.")
    private boolean shortened;

    @Option(names = "--seed", defaultValue = "1", description = "Decides when and whom faults strike (default: 1).")
    private long seed;

    private DrillProgram() {}

    /** Does what the arguments ask for and exits with 0, 1 if something did not hold, or 2 if there is no such drill. */
    public static void main(String[] arguments) {
        // Clients that lose what is taken away on purpose say so at length: into a file.
        Path log = Installation.current().dataFolder().root().resolve("drill.log");
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.logFile", log.toString());
        System.exit(new CommandLine(new DrillProgram())
                .setExecutionExceptionHandler((error, command, _) -> {
                    error.printStackTrace(command.getErr());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Drills.all().forEach(drill -> System.out.printf("%-14s %s%n", drill.name(), drill.summary()));
            return 0;
        }
        List<Drill> wanted = Drills.all().stream()
                .filter(drill -> names.isEmpty() || names.contains(drill.name()))
                .toList();
        List<String> known = Drills.all().stream().map(Drill::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                System.err.printf("grokscape: there is no drill '%s', only %s%n", name, String.join(", ", known));
                return BAD_INPUT;
            }
        }
        Installation installation = Installation.current();
        Path root = installation.dataFolder().root().resolve("drills");
        return new Campaign(installation, root, seed, shortened, System.out).run(wanted) ? 0 : 1;
    }
}
