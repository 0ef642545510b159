package io.grokscape.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of the dashboard: keys under {@code grokscape.dashboard}. */
@ConfigMapping(prefix = "grokscape.dashboard")
public interface DashboardConfig {
    /** Consumer groups are named after this and their topic. */
    @WithDefault("grokscape-dashboard")
    String group();

    /** Where submissions and cancellations are passed on to. */
    @WithDefault("http://localhost:8081")
    URI plannerUrl();

    /** How long the planner may take to answer; a large study is expanded within one request. */
    @WithDefault("30s")
    Duration plannerTimeout();

    /** A running run not heard of for this long no longer counts towards the speed. */
    @WithDefault("30s")
    Duration speedWindow();

    /** The live stream. */
    Live live();

    /** Writing to the read model. */
    Ingest ingest();

    interface Live {
        /** Between two looks for changes: a quarter of a second is four updates per second. */
        @WithDefault("250ms")
        Duration interval();

        /** Between two comments that keep proxies from closing a quiet stream. */
        @WithDefault("15s")
        Duration heartbeat();

        /** More viewers than this are asked to come back later. */
        @WithDefault("200")
        int maxSubscribers();
    }

    /** The object store, for curves that the topics no longer have. */
    S3 s3();

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

    interface Ingest {
        /** Between two looks for ended runs whose curve is not whole. */
        @WithDefault("3s")
        Duration curvesEvery();

        /** First pause after the database refused a batch; it doubles. */
        @WithDefault("500ms")
        Duration retryAfter();

        /** Longest pause between two tries. */
        @WithDefault("10s")
        Duration retryAtMost();
    }
}
