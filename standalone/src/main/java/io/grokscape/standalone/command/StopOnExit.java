package io.grokscape.standalone.command;

import io.grokscape.standalone.stack.Supervisor;

/** Stops the stack when this JVM ends, for whatever reason: Ctrl-C, a request, an error. */
final class StopOnExit {
    private StopOnExit() {}

    static void register(Supervisor supervisor) {
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-stack"));
    }
}
