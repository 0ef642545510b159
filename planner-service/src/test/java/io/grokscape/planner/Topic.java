package io.grokscape.planner;

import io.grokscape.proto.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic read from its beginning, as a test sees it. */
final class Topic<M> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Function<byte[], M> decode;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<M> seen = new ArrayList<>();

    Topic(String bootstrapServers, Topics topic, Function<byte[], M> decode) {
        this.decode = decode;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topic()).stream()
                .map(partition -> new TopicPartition(topic.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The first message of that kind, waited for; an error after a minute without one. */
    M await(Predicate<M> wanted) {
        return await(1, wanted).getFirst();
    }

    /** As {@link #await(Predicate)}, for so many messages. */
    List<M> await(int count, Predicate<M> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<M> found = seen.stream().filter(wanted).toList();
            if (found.size() >= count) {
                return found;
            }
            poll();
        }
        throw new AssertionError("not seen in time; there are " + seen);
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            try {
                seen.add(decode.apply(record.value()));
            } catch (RuntimeException e) {
                // Tests put unreadable records there on purpose.
                seen.size();
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
