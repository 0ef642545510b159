package io.grokscape.planner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the object store is: the same keys in every service. */
@ConfigMapping(prefix = "grokscape.s3")
public interface ObjectStoreConfig {
    /** The store's address. */
    @WithDefault("http://localhost:9000")
    URI endpoint();

    /** Who we are. */
    @WithDefault("grokscape")
    String accessKey();

    /** The key's secret. */
    @WithDefault("grokscape-secret")
    String secretKey();

    /** The bucket that holds everything. */
    @WithDefault("grokscape")
    String bucket();
}
