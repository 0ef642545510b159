package io.grokscape.planner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the planner. */
@ConfigMapping(prefix = "grokscape.planner")
public interface PlannerConfig {
    /** The name it speaks under in messages. */
    @WithDefault("planner")
    String name();

    /** Pause between looks at the ledger when nothing wakes it. */
    @WithDefault("1s")
    Duration pulse();

    /** Pause between counts of runs for the metrics. */
    @WithDefault("5s")
    Duration gauges();

    /** Largest study file taken, in bytes. */
    @WithDefault("1000000")
    int maxBodyBytes();

    /** The window of runs on the broker. */
    WindowConfig window();

    /** When to worry about a run in flight. */
    WatchdogConfig watchdog();

    /** The topics everybody uses. */
    TopicsConfig topics();

    /** Settings of the window. */
    interface WindowConfig {
        /** Runs in flight for each running one. */
        @WithDefault("4")
        int perLane();

        /** Runs in flight however small the fleet seems. */
        @WithDefault("8")
        int least();

        /** Runs in flight however large the fleet seems. */
        @WithDefault("4000")
        int most();
    }

    /** Settings of the watchdog. */
    interface WatchdogConfig {
        /** Pause between looks. */
        @WithDefault("30s")
        Duration every();

        /** A run on the broker is offered again after that long; runs before it in the window may be long. */
        @WithDefault("6h")
        Duration queuedSilence();

        /** A running run is offered again after that long without a word: trainers report every checkpoint. */
        @WithDefault("15m")
        Duration runningSilence();
    }

    /** Settings of topics. */
    interface TopicsConfig {
        /** Whether the planner creates those that are missing. */
        @WithDefault("true")
        boolean create();

        /** Pause between looks at them. */
        @WithDefault("15s")
        Duration every();

        /** Copies of each; -1 = the broker's default. */
        @WithDefault("-1")
        short replication();
    }
}
