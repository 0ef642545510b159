package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.Planner.Match;
import io.grokscape.standalone.client.Planner.Outcome;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands to studies and runs that the planner has. Each may be given again without harm. */
public final class ControlCommands {
    private ControlCommands() {}

    /** Pauses: trainers checkpoint what they train of it and take something else. */
    @Command(name = "pause", description = "Pause a study or a run; resume lets it go on where it was.")
    public static final class Pause extends ControlCommand {}

    /** Takes a pause back. */
    @Command(name = "resume", description = "Let a paused study or run go on.")
    public static final class Resume extends ControlCommand {}

    /** Ends what has not ended. */
    @Command(name = "cancel", description = "Cancel a study or a run; what has ended stays.")
    public static final class Cancel extends ControlCommand {}

    /** Fresh attempts for what failed. */
    @Command(name = "retry", description = "Give a failed run, or every failed run of a study, fresh attempts.")
    public static final class Retry extends ControlCommand {}

    /** Moves forward or back what waits. */
    @Command(name = "priority", description = "Set which of the waiting runs go first: larger numbers do; 0 is usual.")
    public static final class Priority extends ControlCommand {
        @Parameters(index = "1", paramLabel = "N", description = "From -1000 to 1000; write -- before a negative one.")
        private int priority;

        @Override
        Outcome ask(Planner planner, Match target) throws InterruptedException {
            return planner.prioritise(target, priority);
        }
    }

    /** What all of them do: find the target, ask the planner, say what came of it. */
    abstract static class ControlCommand implements Callable<Integer> {
        private final Terminal terminal = Terminal.current();

        @Mixin
        private Services services;

        @Parameters(
                index = "0",
                paramLabel = "STUDY|RUN",
                description = "A study's name or id, or how a run's id begins.")
        private String target;

        @Override
        public Integer call() throws InterruptedException {
            Planner planner = new Planner(services.address("planner"));
            try {
                terminal.line(words(ask(planner, Target.of(target, planner))));
                return ExitStatus.SUCCESS;
            } catch (ServiceException e) {
                throw e.isRefusal() ? new InputException(e.getMessage()) : e;
            }
        }

        Outcome ask(Planner planner, Match target) throws InterruptedException {
            return planner.control(
                    target, getClass().getAnnotation(Command.class).name());
        }

        static String words(Outcome outcome) {
            StringBuilder words = new StringBuilder("%s is %s: ".formatted(outcome.id(), outcome.state()));
            words.append(outcome.changed() == 0 ? "nothing to change" : runs(outcome.changed()) + " changed");
            if (outcome.stopping() > 0) {
                words.append(", %d of them as soon as the trainer has stopped".formatted(outcome.stopping()));
            }
            if (outcome.spared() > 0) {
                words.append("; %s left alone, another study wants them to go on".formatted(runs(outcome.spared())));
            }
            return words.toString();
        }

        private static String runs(int count) {
            return count == 1 ? "1 run" : count + " runs";
        }
    }
}
