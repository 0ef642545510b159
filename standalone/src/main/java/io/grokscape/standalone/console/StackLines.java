package io.grokscape.standalone.console;

import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.Part;
import io.grokscape.standalone.process.StackEvent;
import io.grokscape.standalone.process.StackEvent.Died;
import io.grokscape.standalone.process.StackEvent.Ready;
import io.grokscape.standalone.process.StackEvent.Started;
import io.grokscape.standalone.process.StackEvent.Stopped;

/** What happens in the stack, a line each. */
public final class StackLines {
    private StackLines() {}

    /** The line for an event. */
    public static String of(StackEvent event, DataFolder folder) {
        Part part = event.part();
        return switch (event) {
            case Started _ -> "  %-13s starting".formatted(part.name());
            case Ready ready ->
                "  %-13s ready in %-8s %s".formatted(part.name(), Durations.words(ready.took()), part.address());
            case Died died ->
                "  %-13s ended with status %d; starting it again in %s (log: %s)"
                        .formatted(part.name(), died.status(), Durations.words(died.pause()), folder.log(part.name()));
            case Stopped _ -> "  %-13s stopped".formatted(part.name());
        };
    }
}
