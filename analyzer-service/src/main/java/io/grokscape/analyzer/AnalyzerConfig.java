package io.grokscape.analyzer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The analyzer's settings. */
@ConfigMapping(prefix = "grokscape.analyzer")
public interface AnalyzerConfig {
    /** How often running curves are judged; a provisional verdict is published at most this often. */
    @WithDefault("1s")
    Duration judgeEvery();

    /** Measurements of running runs kept in memory, about 200 bytes each; the runs unheard of longest go first. */
    @WithDefault("500000")
    int measurementsInMemory();

    /** Curves of ended runs read from the object store at a time. */
    @WithDefault("4")
    int readsAtATime();

    /** Pause before an ended run whose curve could not be read or verdict not published is tried again; it doubles. */
    @WithDefault("1s")
    Duration retryAfter();

    /** The longest such pause. */
    @WithDefault("30s")
    Duration retryAtMost();

    /** Times a curve that is not in the store is looked for before its run's event becomes a dead letter. */
    @WithDefault("8")
    int looksForAMissingCurve();

    /** The object store. */
    S3 s3();

    /** The object store. */
    interface S3 {
        /** Where it listens. */
        @WithDefault("http://localhost:9000")
        URI endpoint();

        /** Who we are. */
        @WithDefault("grokscape")
        String accessKey();

        /** And the proof of it. */
        @WithDefault("grokscape-secret")
        String secretKey();

        /** The bucket that holds runs. */
        @WithDefault("grokscape")
        String bucket();
    }
}
