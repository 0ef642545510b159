package io.grokscape.trainer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Everything that can be set of a trainer. */
@ConfigMapping(prefix = "grokscape.trainer")
public interface TrainerConfig {
    /** Who speaks in events; host name and process id unless given. */
    Optional<String> name();

    /** Runs trained at once, one thread each; 0 = one per core. */
    @WithDefault("0")
    int lanes();

    /** An engine's name; unless given, and for a run that it refuses, the fastest that trains the run. */
    Optional<String> engine();

    /** Attempts that may end with an exception before the run has failed for good. */
    @WithDefault("3")
    int maxAttempts();

    /** Wait before another attempt; doubles with each. */
    @WithDefault("1S")
    Duration attemptBackOff();

    /** Training time between checkpoints. */
    @WithDefault("30S")
    Duration checkpointInterval();

    /** Newest checkpoints of a run that are kept while it trains. */
    @WithDefault("2")
    int checkpointsKept();

    /** Shortest time between two batches of measurements of one run. */
    @WithDefault("250MS")
    Duration measurementInterval();

    /** Time to hand runs back after SIGTERM. */
    @WithDefault("8S")
    Duration drainTimeout();

    /** The object store. */
    S3 s3();

    /** Where the record of runs is kept. */
    interface S3 {
        /** Such as {@code http://localhost:9000}. */
        URI endpoint();

        /** Who we are. */
        String accessKey();

        /** Its secret. */
        String secretKey();

        /** Holds every object of this installation. */
        @WithDefault("grokscape")
        String bucket();
    }
}
