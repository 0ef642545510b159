package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.Planner.DeadLetters;
import io.grokscape.standalone.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts back what could not be processed, once the cause is mended. */
@Command(name = "replay", description = "Put dead letters back where they came from, each once.")
public final class ReplayCommand implements Callable<Integer> {
    private static final String PREFIX = "grokscape.";

    private final Terminal terminal = Terminal.current();

    @Mixin
    private Services services;

    @Option(names = "--topic", paramLabel = "T", description = "Only those that came from this topic, such as runs.")
    private String topic;

    @Option(names = "--dry-run", description = "Say what would be put back, and leave it.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        Planner planner = new Planner(services.address("planner"));
        String from = topic == null || topic.startsWith(PREFIX) ? topic : PREFIX + topic;
        if (dryRun) {
            list(planner.deadLetters(from));
        } else {
            terminal.line("put back: " + planner.replay(from));
        }
        return ExitStatus.SUCCESS;
    }

    private void list(DeadLetters letters) {
        terminal.line("waiting: " + letters.waiting());
        letters.letters()
                .forEach(letter ->
                        terminal.line("  %s %s: %s".formatted(letter.topic(), letter.key(), letter.reason())));
        if (letters.letters().size() < letters.waiting()) {
            terminal.line("  …");
        }
    }
}
