package io.grokscape.standalone;

import io.grokscape.dynamics.csv.CsvSyntaxException;
import io.grokscape.spec.InvalidSpecException;
import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.command.AnalyzeCommand;
import io.grokscape.standalone.command.BenchCommand;
import io.grokscape.standalone.command.CalibrateCommand;
import io.grokscape.standalone.command.CalibrateHereCommand;
import io.grokscape.standalone.command.ClassifyCommand;
import io.grokscape.standalone.command.ControlCommands;
import io.grokscape.standalone.command.DownCommand;
import io.grokscape.standalone.command.DrillCommand;
import io.grokscape.standalone.command.ExitStatus;
import io.grokscape.standalone.command.ExportCommand;
import io.grokscape.standalone.command.InputException;
import io.grokscape.standalone.command.LauncherCommands;
import io.grokscape.standalone.command.RebuildCommand;
import io.grokscape.standalone.command.RejudgeCommand;
import io.grokscape.standalone.command.ReplayCommand;
import io.grokscape.standalone.command.ReportCommand;
import io.grokscape.standalone.command.RunCommand;
import io.grokscape.standalone.command.StatusCommand;
import io.grokscape.standalone.command.StudiesCommand;
import io.grokscape.standalone.command.SuperviseCommand;
import io.grokscape.standalone.command.TrainCommand;
import io.grokscape.standalone.command.TrainHereCommand;
import io.grokscape.standalone.command.UpCommand;
import io.grokscape.standalone.stack.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "grokscape",
        mixinStandardHelpOptions = true,
        versionProvider = Grokscape.Versions.class,
        description = "Maps how small transformers learn: grokking, double descent, emergence.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            StudiesCommand.class,
            ControlCommands.Pause.class,
            ControlCommands.Resume.class,
            ControlCommands.Cancel.class,
            ControlCommands.Retry.class,
            ControlCommands.Priority.class,
            RejudgeCommand.class,
            ReplayCommand.class,
            RebuildCommand.class,
            TrainCommand.class,
            ClassifyCommand.class,
            AnalyzeCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            BenchCommand.class,
            DrillCommand.class,
            CalibrateCommand.class,
            CalibrateHereCommand.class,
            LauncherCommands.Build.class,
            LauncherCommands.Test.class,
            LauncherCommands.Rehearse.class,
            LauncherCommands.Images.class,
            LauncherCommands.Audit.class,
            SuperviseCommand.class,
            TrainHereCommand.class
        })
public final class Grokscape implements Runnable {
    @Spec
    private CommandSpec spec;

    private Grokscape() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its error handling: one line per error, and a status that scripts can rely on. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Grokscape());
        commandLine.setParameterExceptionHandler((error, _) -> {
            error.getCommandLine()
                    .getErr()
                    .println("grokscape: " + oneLine(error.getMessage()) + " (see grokscape --help)");
            return ExitStatus.BAD_INPUT;
        });
        commandLine.setExecutionExceptionHandler((error, command, _) -> {
            command.getErr().println("grokscape: " + oneLine(message(error)));
            return status(error);
        });
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int status(Exception error) {
        return switch (error) {
            case InputException _, SpecSyntaxException _, InvalidSpecException _, CsvSyntaxException _ ->
                ExitStatus.BAD_INPUT;
            case ServiceException refused when refused.isForbidden() -> ExitStatus.BAD_INPUT;
            default -> ExitStatus.FAILED;
        };
    }

    private static String message(Exception error) {
        boolean ours = error.getClass().getPackageName().startsWith("io.grokscape");
        return ours ? error.getMessage() : error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    private static String oneLine(String message) {
        return String.valueOf(message)
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    /** The version of this build. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"grokscape " + Version.current().grokscape()};
        }
    }
}
