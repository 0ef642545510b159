package io.grokscape.standalone.process;

import java.time.Duration;
import java.util.List;

/** Children of a supervisor that was killed. Their watching shells end them; what is still there is killed here. */
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private Leftovers() {}

    /** Returns when none of the processes of a former stack is left. */
    public static void end(StackState former) throws InterruptedException {
        end(former, PATIENCE);
    }

    static void end(StackState former, Duration patience) throws InterruptedException {
        List<ProcessIdentity> processes = former.parts().stream()
                .flatMap(part -> part.processes().stream())
                .toList();
        await(processes, patience);
        living(processes).forEach(ProcessHandle::destroyForcibly);
        await(processes, patience);
    }

    private static void await(List<ProcessIdentity> processes, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!living(processes).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(POLL);
        }
    }

    private static List<ProcessHandle> living(List<ProcessIdentity> processes) {
        return processes.stream().flatMap(process -> process.handle().stream()).toList();
    }
}
