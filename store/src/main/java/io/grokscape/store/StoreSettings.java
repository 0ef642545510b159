package io.grokscape.store;

import java.net.URI;
import java.time.Duration;

/**
 * Where the object store is, and how patient to be with it.
 *
 * @param endpoint such as {@code http://localhost:9000}
 * @param accessKey who we are
 * @param secretKey never shown, not even by {@link #toString()}
 * @param bucket holds every object of this installation
 * @param region named in signatures; a store without regions ignores it
 * @param connectTimeout for a connection to be made
 * @param ioTimeout without a byte moving in either direction
 * @param tries of one operation, the first included, 1 or more
 * @param backOff before the second try; doubles with every further one
 */
public record StoreSettings(
        URI endpoint,
        String accessKey,
        String secretKey,
        String bucket,
        String region,
        Duration connectTimeout,
        Duration ioTimeout,
        int tries,
        Duration backOff) {

    public StoreSettings {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be 1 or more, not " + tries);
        }
        if (bucket == null || bucket.isBlank()) {
            throw new IllegalArgumentException("the bucket has no name");
        }
    }

    /** Settings with the default patience: 2 s to connect, 20 s without a byte, 4 tries over about 1.5 s. */
    public static StoreSettings of(URI endpoint, String accessKey, String secretKey, String bucket) {
        return new StoreSettings(
                endpoint,
                accessKey,
                secretKey,
                bucket,
                "us-east-1",
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                4,
                Duration.ofMillis(200));
    }

    /** The same with another number of tries. */
    public StoreSettings withTries(int tries) {
        return new StoreSettings(
                endpoint, accessKey, secretKey, bucket, region, connectTimeout, ioTimeout, tries, backOff);
    }

    /** The same with other time-outs. */
    public StoreSettings withTimeouts(Duration connectTimeout, Duration ioTimeout) {
        return new StoreSettings(
                endpoint, accessKey, secretKey, bucket, region, connectTimeout, ioTimeout, tries, backOff);
    }

    @Override
    public String toString() {
        return "bucket %s at %s".formatted(bucket, endpoint);
    }
}
