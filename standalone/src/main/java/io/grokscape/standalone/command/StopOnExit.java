package io.grokscape.standalone.command;

import io.grokscape.standalone.stack.Supervisor;

/** Stops the stack when this JVM ends, for whatever reason: Ctrl-C, a request, an error. */
final class StopOnExit {
    private StopOnExit() {}

    static void register(Supervisor supervisor) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor), "stop-stack"));
    }

    private static void stop(Supervisor supervisor) {
        try {
            supervisor.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
