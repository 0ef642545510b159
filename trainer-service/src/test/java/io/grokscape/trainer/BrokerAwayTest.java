package io.grokscape.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.service.broker.Brokers;
import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.trainer.share.Delivery;
import io.grokscape.trainer.share.Seats;
import io.grokscape.trainer.share.Settlement;
import io.grokscape.trainer.share.ShareGroup;
import io.grokscape.trainer.share.ShareLane;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that goes away and comes back, under lanes of which one works and one waits. */
class BrokerAwayTest {
    private static final String TOPIC = "jobs";
    private static final int WAITING = 6;

    private final CompletableFuture<Settlement> longJob = new CompletableFuture<>();
    /** The number of the lane that has the long job. */
    private final AtomicInteger first = new AtomicInteger();

    private final AtomicInteger lost = new AtomicInteger();
    private final Set<Long> done = ConcurrentHashMap.newKeySet();
    private EmbeddedKafka kafka;
    private List<ShareLane> lanes;
    private List<Thread> threads;

    @BeforeEach
    void oneLaneWorksAndOneWaits() throws Exception {
        kafka = EmbeddedKafka.start(
                Map.of("group.share.min.heartbeat.interval.ms", "100", "group.share.heartbeat.interval.ms", "300"));
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        ShareGroup group = new ShareGroup(Brokers.at(kafka.bootstrapServers()), "jobs", "test", Bench.LOCK, 10);
        assertThat(group.configure()).isTrue();
        lanes = List.of(lane(group, 1), lane(group, 2));
        threads = lanes.stream().map(Thread.ofPlatform()::start).toList();
        send(1);
        Bench.await("long job", () -> first.get() > 0);
    }

    private ShareLane lane(ShareGroup group, int number) {
        return new ShareLane(
                group, TOPIC, number, new Seats(1), (delivery, _) -> work(number, delivery), lost::incrementAndGet);
    }

    private CompletionStage<Settlement> work(int lane, Delivery delivery) {
        if (first.compareAndSet(0, lane)) {
            return longJob;
        }
        done.add(delivery.offset());
        return CompletableFuture.completedFuture(Settlement.ACCEPT);
    }

    @AfterEach
    void stop() throws InterruptedException {
        longJob.complete(Settlement.ACCEPT);
        lanes.forEach(ShareLane::stop);
        for (Thread thread : threads) {
            thread.join();
        }
        kafka.close();
    }

    @Test
    void aLaneThatWorkedWhileTheBrokerWasAwayTakesWhatWaitsAfterwards() throws Exception {
        kafka.stop();
        Thread.sleep(Bench.LOCK); // several renewals find nobody
        kafka.startAgain();
        Bench.await("second delivery of the long job", () -> done.contains(0L));
        longJob.complete(Settlement.ACCEPT);
        int worker = first.get();
        lanes.get(2 - worker).stop();
        threads.get(2 - worker).join();
        send(WAITING);

        Bench.await("jobs taken by the lane that had worked", () -> done.size() == 1 + WAITING);
        assertThat(lost.get()).as("records lost while in work").isPositive();
    }

    private void send(int count) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(TOPIC, new byte[0])).get();
            }
        }
    }
}
