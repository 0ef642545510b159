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

    /** A run heard of for less than this has no provisional verdict. */
    @WithDefault("1s")
    Duration judgeFromAge();

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

    /** How often findings are drawn of studies with new verdicts. */
    @WithDefault("2s")
    Duration drawEvery();

    /** The thresholds of verdicts. */
    Rules rules();

    /** The object store. */
    S3 s3();

    /** As in {@code VerdictRules}; whoever changes one names a version. */
    interface Rules {
        /** Quoted by every verdict. */
        @WithDefault("1")
        String version();

        /** Final accuracies are medians over epochs from this share of the last epoch on. */
        @WithDefault("0.9")
        double window();

        /** Training accuracy from which the training set counts as known. */
        @WithDefault("0.99")
        double fitted();

        /** Validation accuracy below which nothing was generalised. */
        @WithDefault("0.15")
        double floor();

        /** Validation accuracy from which generalisation counts as complete. */
        @WithDefault("0.95")
        double grokked();

        /** A last validation accuracy this far above the median was still rising. */
        @WithDefault("0.1")
        double rising();

        /** Training minus validation accuracy that makes a memorising stage visible. */
        @WithDefault("0.2")
        double gap();

        /** Rows below which there is nothing to judge. */
        @WithDefault("5")
        int fewestRows();
    }

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
