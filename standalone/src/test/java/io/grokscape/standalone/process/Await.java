package io.grokscape.standalone.process;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for what happens in other processes. */
public final class Await {
    private Await() {}

    /** Whether the condition came true within that time. */
    public static boolean until(Duration patience, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
