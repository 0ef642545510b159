package io.grokscape.standalone.objectstore;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3 over a folder. Takes its keys from the environment, never from the command line, where other users could read
 * them: {@code GROKSCAPE_S3_ENDPOINT}, {@code GROKSCAPE_S3_ACCESS_KEY}, {@code GROKSCAPE_S3_SECRET_KEY}.
 */
public final class LocalObjectStore {
    private LocalObjectStore() {}

    /**
     * Serves until the process is told to stop.
     *
     * @param args one path: the folder whose sub-folders are the buckets
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        BlobStore blobs = new FilesystemNio2BlobStore(folder.toString());
        String accessKey = environment("GROKSCAPE_S3_ACCESS_KEY");
        String secretKey = environment("GROKSCAPE_S3_SECRET_KEY");
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create(environment("GROKSCAPE_S3_ENDPOINT")))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
                .jettyMaxThreads(32)
                .build();
        AccessGrant grant = new AccessGrant(secretKey, blobs);
        BlobStoreLocator locator = (identity, bucket, object) -> accessKey.equals(identity) ? grant : null;
        proxy.setBlobStoreLocator(locator);
        proxy.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(proxy), "stop"));
        new CountDownLatch(1).await();
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            System.err.println(name + " is not set");
            System.exit(2);
        }
        return value;
    }

    private static void stop(S3Proxy proxy) {
        try {
            proxy.stop();
        } catch (Exception e) {
            System.err.println("could not stop cleanly: " + e);
        }
    }
}
