package io.grokscape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {
    private static ObjectStoreServer server;
    private static ObjectStore store;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new ObjectStoreServer(folder);
        store = new ObjectStore(server.settings());
        store.ensureBucket();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Test
    void whatIsPutIsReadBack() {
        store.put("a/b.txt", bytes("once"));
        store.put("a/b.txt", bytes("twice"));
        assertThat(store.get("a/b.txt")).hasValue(bytes("twice"));
        assertThat(store.size("a/b.txt")).hasValue(5);
        assertThat(store.exists("a/b.txt")).isTrue();
    }

    @Test
    void whatIsNotThereIsEmptyAndDeletedWithoutComplaint() {
        assertThat(store.get("nothing")).isEmpty();
        assertThat(store.size("nothing")).isEmpty();
        assertThat(store.exists("nothing")).isFalse();
        store.delete("nothing");
    }

    @Test
    void anEmptyObjectIsAnObject() {
        store.put("empty", new byte[0]);
        assertThat(store.get("empty")).hasValue(new byte[0]);
    }

    @Test
    void anObjectLargerThanTheBoundIsRefusedByName() {
        store.put("large", new byte[100]);
        assertThat(store.get("large", 100)).isPresent();
        assertThatThrownBy(() -> store.get("large", 99))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("grokscape/large")
                .hasMessageContaining("99 bytes");
    }

    @Test
    void aConditionalWriteHasOneWinnerOfEight() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] mine = bytes("writer " + i);
            writers.add(() -> store.putIfAbsent("claimed", mine));
        }
        List<Boolean> won = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> answer : threads.invokeAll(writers)) {
                won.add(answer.get());
            }
        }
        assertThat(won).containsOnlyOnce(true);
        assertThat(store.get("claimed")).hasValue(bytes("writer " + won.indexOf(true)));
    }

    @Test
    void aConditionalWriteLosesToAnEqualOneBeforeIt() {
        assertThat(store.putIfAbsent("equal", bytes("same"))).isTrue();
        assertThat(store.putIfAbsent("equal", bytes("same"))).isFalse();
    }

    @Test
    void anAbandonedStoreThatTakesConnectionsAndDoesNotAnswerHoldsNobodyUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ObjectStore hung = new ObjectStore(StoreSettings.of(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()), "key", "secret", "bucket"))) {
            CompletableFuture<Void> put = CompletableFuture.runAsync(() -> hung.put("name", bytes("value")));
            silent.accept(); // the request is on its way, and nobody will answer it
            hung.abandon();

            assertThatThrownBy(() -> put.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreException.class);
        }
    }

    @Test
    void aListingHoldsThePrefixAndNothingElse() {
        store.put("list/2/x", bytes("xx"));
        store.put("list/1/y", bytes("y"));
        store.put("listed", bytes("z"));
        assertThat(store.list("list/"))
                .containsExactly(new StoredObject("list/1/y", 1), new StoredObject("list/2/x", 2));
        store.delete("list/1/y");
        assertThat(store.list("list/")).containsExactly(new StoredObject("list/2/x", 2));
    }

    @Test
    void theBucketMayBeThereAlready() {
        store.ensureBucket();
        assertThat(store.isReachable()).isTrue();
    }

    @Test
    void aWrongSecretIsRefusedAtOnceAndShownNowhere() {
        StoreSettings wrong =
                StoreSettings.of(server.endpoint(), ObjectStoreServer.ACCESS_KEY, "wrong-secret", "grokscape");
        try (ObjectStore stranger = new ObjectStore(wrong)) {
            assertThatThrownBy(() -> stranger.put("x", bytes("x")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("put grokscape/x: 403")
                    .hasMessageNotContaining("wrong-secret")
                    .hasMessageNotContaining("tried");
            assertThat(stranger.isReachable()).isFalse();
            assertThat(wrong.toString()).doesNotContain("wrong-secret");
        }
    }

    @Test
    void aStoreThatComesBackIsWaitedFor(@TempDir Path folder) throws Exception {
        try (ObjectStoreServer restarting = new ObjectStoreServer(folder);
                ObjectStore client = new ObjectStore(restarting.settings().withTries(20))) {
            client.ensureBucket();
            restarting.stop();
            assertThat(client.isReachable()).isFalse();
            try (var threads = Executors.newSingleThreadExecutor()) {
                Future<Boolean> write = threads.submit(() -> client.putIfAbsent("late", bytes("late")));
                Thread.sleep(300);
                restarting.start();
                assertThat(write.get()).isTrue();
            }
            assertThat(client.get("late")).hasValue(bytes("late"));
        }
    }

    @Test
    void aStoreThatStaysAwayEndsInAnErrorThatNamesTheObject(@TempDir Path folder) {
        ObjectStoreServer gone = new ObjectStoreServer(folder);
        gone.stop();
        try (ObjectStore client = new ObjectStore(gone.settings().withTries(2))) {
            assertThatThrownBy(() -> client.get("runs/x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("get grokscape/runs/x")
                    .hasMessageContaining("tried 2 times");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
