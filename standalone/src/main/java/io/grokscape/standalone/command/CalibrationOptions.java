package io.grokscape.standalone.command;

import java.util.List;
import picocli.CommandLine.Option;

/** What {@code calibrate} takes. */
final class CalibrationOptions {
    @Option(names = "--seeds", defaultValue = "11", description = "Seeds per point (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--workers", description = "Runs at once (default: one per core).")
    private int workers = Runtime.getRuntime().availableProcessors();

    int seeds() {
        return seeds;
    }

    int workers() {
        return workers;
    }

    /** Refuses numbers nothing can be done with. */
    void check() {
        if (seeds < 1 || workers < 1) {
            throw new InputException("--seeds and --workers must be at least 1");
        }
    }

    /** The same options as arguments. */
    List<String> arguments() {
        return List.of("--seeds=" + seeds, "--workers=" + workers);
    }
}
