package io.grokscape.planner;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the object store is: the same keys in every service. */
@ConfigMapping(prefix = "grokscape.s3")
public interface ObjectStoreConfig {
    /** The store's address. */
    URI endpoint();

    /** Who we are. */
    String accessKey();

    /** The key's secret. */
    String secretKey();

    /** The bucket that holds everything. */
    String bucket();
}
