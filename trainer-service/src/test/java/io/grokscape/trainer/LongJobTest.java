package io.grokscape.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Topics;
import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.trainer.share.Delivery;
import io.grokscape.trainer.share.Settlement;
import io.grokscape.trainer.share.ShareGroup;
import io.grokscape.trainer.share.ShareLane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LongJobTest {
    private static final Duration LOCK = Duration.ofSeconds(2);

    @Test
    void aJobLongerThanItsLockIsDeliveredOnceAndTheNextOneIsStillFresh() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start().withTopics()) {
            ShareGroup group = new ShareGroup(kafka.bootstrapServers(), "long-jobs", "test", LOCK, 10);
            assertThat(group.configure()).isTrue();
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                for (int i = 0; i < 3; i++) {
                    producer.send(new ProducerRecord<>(Topics.RUNS.topic(), 0, null, new byte[] {(byte) i}))
                            .get();
                }
            }
            List<Delivery> delivered = new CopyOnWriteArrayList<>();
            ShareLane busy = lane(group, 1, delivered, 3);
            ShareLane idle = lane(group, 2, delivered, 3);
            Thread first = Thread.ofPlatform().start(busy);
            Thread second = Thread.ofPlatform().start(idle);
            Bench.await("three deliveries", () -> delivered.size() >= 3);
            busy.stop();
            idle.stop();
            first.join();
            second.join();

            assertThat(delivered).extracting(Delivery::offset).containsExactlyInAnyOrder(0L, 1L, 2L);
            assertThat(delivered).extracting(Delivery::count).containsOnly(1);
        }
    }

    /** Jobs that take that many locks. */
    private static ShareLane lane(ShareGroup group, int number, List<Delivery> delivered, int locks) {
        return new ShareLane(group, Topics.RUNS.topic(), number, delivery -> {
            delivered.add(delivery);
            return CompletableFuture.supplyAsync(() -> {
                ToyEngine.sleep((int) LOCK.multipliedBy(locks).toMillis());
                return Settlement.ACCEPT;
            });
        });
    }
}
