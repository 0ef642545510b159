package io.grokscape.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How time is taken. */
enum Clock {
    /** What the wall clock says: right on a quiet machine. */
    WALL {
        @Override
        long nanos() {
            return System.nanoTime();
        }
    },
    /** What the calling thread had of a core: for one thread beside other work, which then only disturbs the caches. */
    CPU {
        @Override
        long nanos() {
            return THREADS.getCurrentThreadCpuTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    abstract long nanos();

    double seconds(Runnable work) {
        long start = nanos();
        work.run();
        return (nanos() - start) * 1e-9;
    }
}
