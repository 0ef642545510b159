package io.grokscape.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on a free port of this machine, its objects in a folder. */
public final class ObjectStoreServer implements AutoCloseable {
    public static final String ACCESS_KEY = "grokscape";
    public static final String SECRET_KEY = "a-secret-of-the-tests";
    public static final String BUCKET = "grokscape";

    private final BlobStore objects;
    private final BlobStoreLocator keys;
    private S3Proxy proxy;
    private int port;

    public ObjectStoreServer(Path folder) {
        this(
                folder,
                objects -> (key, bucket, name) -> key.equals(ACCESS_KEY) ? new AccessGrant(SECRET_KEY, objects) : null);
    }

    /** With keys of one's own: what each key sees of all objects, and its secret. */
    public ObjectStoreServer(Path folder, Function<BlobStore, BlobStoreLocator> keys) {
        this.objects = new FilesystemNio2BlobStore(folder.toString());
        this.keys = keys.apply(objects);
        start();
    }

    /** Starts it again, on the port it had. */
    public void start() {
        proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        proxy.setBlobStoreLocator(keys);
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("the object store does not start", e);
        }
        port = proxy.getPort();
    }

    public void stop() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the object store does not stop", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public StoreSettings settings() {
        return StoreSettings.of(endpoint(), ACCESS_KEY, SECRET_KEY, BUCKET);
    }

    @Override
    public void close() {
        stop();
    }
}
