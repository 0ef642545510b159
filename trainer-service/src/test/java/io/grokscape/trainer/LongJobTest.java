package io.grokscape.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.trainer.share.Delivery;
import io.grokscape.trainer.share.Seats;
import io.grokscape.trainer.share.Settlement;
import io.grokscape.trainer.share.ShareGroup;
import io.grokscape.trainer.share.ShareLane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class LongJobTest {
    private static final String TOPIC = "long-jobs";

    @Test
    void aJobLongerThanItsLockIsDeliveredOnceAndTheNextOneIsWorkedOnOnce() throws Exception {
        Bench bench = Bench.shared();
        try (var admin = bench.kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        ShareGroup group = new ShareGroup(bench.brokers(), "long-jobs", "test", Bench.LOCK, 10);
        assertThat(group.configure()).isTrue();
        bench.send(TOPIC, "long", new byte[0]);
        bench.send(TOPIC, "short", new byte[0]);
        List<Delivery> delivered = new CopyOnWriteArrayList<>();
        ShareLane lane = new ShareLane(
                group,
                TOPIC,
                1,
                new Seats(1),
                (delivery, _) -> {
                    delivered.add(delivery);
                    Duration length =
                            delivery.offset() == 0 ? Bench.LOCK.multipliedBy(5).dividedBy(2) : Duration.ZERO;
                    return CompletableFuture.supplyAsync(() -> {
                        ToyEngine.sleep((int) length.toMillis());
                        return Settlement.ACCEPT;
                    });
                },
                () -> {});
        Thread thread = Thread.ofPlatform().start(lane);
        Bench.await("second delivery", () -> delivered.size() >= 2);
        lane.stop();
        thread.join();

        assertThat(delivered).extracting(Delivery::offset).containsExactly(0L, 1L);
        assertThat(delivered.getFirst().count())
                .as("deliveries of the long job")
                .isEqualTo(1);
    }
}
