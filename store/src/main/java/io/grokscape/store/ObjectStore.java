package io.grokscape.store;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * One bucket of an S3 object store. Thread-safe. Every operation has time-outs, is tried again a bounded number of times
 * with a log line each, and ends in a {@link StoreException} that names operation, bucket and object. An object is seen
 * whole or not at all.
 */
public final class ObjectStore implements AutoCloseable {
    /** What {@link #get(String)} reads at most: 1 GiB. */
    public static final int MAX_BYTES = 1 << 30;

    /** At once; the transport's own limit of five would have short runs' objects wait for each other. */
    private static final int CONNECTIONS = 64;

    private static final Duration IDLE = Duration.ofSeconds(15);

    /** Is told of every operation when it is over. */
    @FunctionalInterface
    public interface Listener {
        /** Hears nothing. */
        Listener NONE = (_, _, _) -> {};

        /**
         * @param verb such as {@code get}
         * @param nanos it took, tries and pauses included
         * @param worked whether it did what was asked; an object that is not there, or already there, is an answer
         */
        void operation(String verb, long nanos, boolean worked);
    }

    private final StoreSettings settings;
    private final OkHttpClient http;
    private final MinioClient client;
    private final Retry retry;

    /** A client of that store; connects with the first operation. */
    public ObjectStore(StoreSettings settings) {
        this(settings, Listener.NONE);
    }

    /** A client of that store whose operations are told of. */
    public ObjectStore(StoreSettings settings, Listener listener) {
        this.settings = settings;
        // Repeating a request is ours alone: a repeat hidden in the transport would make a won conditional write look
        // lost.
        this.http = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.ioTimeout())
                .writeTimeout(settings.ioTimeout())
                .retryOnConnectionFailure(false)
                // Given up before the store does, whose end of an idle connection would come as a failed request.
                .connectionPool(new ConnectionPool(CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
                .build();
        http.dispatcher().setMaxRequests(CONNECTIONS);
        http.dispatcher().setMaxRequestsPerHost(CONNECTIONS);
        this.client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http)
                .build();
        this.retry = new Retry(settings, listener);
    }

    /** The object's bytes, at most {@link #MAX_BYTES} of them; empty if there is no such object. */
    public Optional<byte[]> get(String name) {
        return get(name, MAX_BYTES);
    }

    /** The object's bytes; empty if there is no such object, {@link StoreException} if it is larger than maxBytes. */
    public Optional<byte[]> get(String name, int maxBytes) {
        return retry.absentAsEmpty("get", name, () -> {
            GetObjectArgs args = GetObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(name)
                    .build();
            try (var response = client.getObject(args)) {
                byte[] bytes = response.readNBytes(maxBytes);
                if (response.read() >= 0) {
                    throw new StoreException("get %s/%s: the object is larger than %d bytes"
                            .formatted(settings.bucket(), name, maxBytes));
                }
                return bytes;
            }
        });
    }

    /**
     * Sends the object's bytes on as they come, whatever its size. Tried once: what has been sent cannot be taken back.
     *
     * @throws StoreException if there is no such object, or if it cannot be read to its end
     */
    public void copy(String name, OutputStream out) throws IOException {
        GetObjectArgs args =
                GetObjectArgs.builder().bucket(settings.bucket()).object(name).build();
        try (var response = client.getObject(args)) {
            response.transferTo(out);
        } catch (MinioException e) {
            throw new StoreException("copy %s/%s: %s".formatted(settings.bucket(), name, e.getMessage()), e);
        }
    }

    /** Writes the object, replacing one of that name. */
    public void put(String name, byte[] bytes) {
        retry.run("put", name, () -> write(name, bytes, Map.of()));
    }

    /**
     * Writes the object unless there is one of that name; whether this call wrote it. Of any number of callers one gets
     * {@code true}. The answer to a successful write can be lost on the way and the write repeated: then the stored bytes
     * decide, so bytes that racing writers put must differ between them.
     */
    public boolean putIfAbsent(String name, byte[] bytes) {
        AtomicInteger tries = new AtomicInteger();
        try {
            retry.run("put if absent", name, () -> {
                tries.incrementAndGet();
                return write(name, bytes, Map.of("If-None-Match", "*"));
            });
            return true;
        } catch (Retry.PreconditionFailed e) {
            return tries.get() > 1
                    && get(name, Math.max(bytes.length, 1) + 1)
                            .filter(stored -> Arrays.equals(stored, bytes))
                            .isPresent();
        }
    }

    private Object write(String name, byte[] bytes, Map<String, String> headers) throws MinioException {
        return client.putObject(PutObjectArgs.builder()
                .bucket(settings.bucket())
                .object(name)
                .data(bytes, bytes.length)
                .headers(headers)
                .build());
    }

    /** Whether there is such an object. */
    public boolean exists(String name) {
        return size(name).isPresent();
    }

    /** The object's size in bytes; empty if there is no such object. */
    public OptionalLong size(String name) {
        StatObjectArgs args =
                StatObjectArgs.builder().bucket(settings.bucket()).object(name).build();
        return retry.absentAsEmpty("stat", name, () -> client.statObject(args).size())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Every object whose name starts with the prefix, by name. */
    public List<StoredObject> list(String prefix) {
        ListObjectsArgs args = ListObjectsArgs.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .recursive(true)
                .build();
        return retry.run("list", prefix, () -> {
            List<StoredObject> objects = new ArrayList<>();
            for (Result<Item> result : client.listObjects(args)) {
                Item item = result.get();
                if (!item.isDir()) {
                    objects.add(new StoredObject(item.objectName(), item.size()));
                }
            }
            objects.sort(Comparator.comparing(StoredObject::name));
            return objects;
        });
    }

    /** Removes the object; there may be none. */
    public void delete(String name) {
        retry.run("delete", name, () -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(name)
                    .build());
            return null;
        });
    }

    /** Creates the bucket if it is not there. */
    public void ensureBucket() {
        retry.run("create bucket", "", () -> {
            if (!bucketExists()) {
                client.makeBucket(
                        MakeBucketArgs.builder().bucket(settings.bucket()).build());
            }
            return null;
        });
    }

    /** Asks once, without a second try, whether the store answers and has the bucket: for a readiness probe. */
    public boolean isReachable() {
        try {
            return bucketExists();
        } catch (MinioException | IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean bucketExists() throws MinioException, IOException {
        return client.bucketExists(
                BucketExistsArgs.builder().bucket(settings.bucket()).build());
    }

    /**
     * Ends every operation that is under way with a {@link StoreException}, and tries none again: for a process that must
     * end while the store takes connections and does not answer.
     */
    public void abandon() {
        retry.abandon();
        http.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
