package io.grokscape.analyzer;

import io.grokscape.proto.Topics;
import io.grokscape.service.broker.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whose turn it is, of several analyzers: the one's to whom the broker assigns the only partition of the topic of
 * studies. Nothing is read from it. Used by one thread.
 */
final class Turn implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    Turn(Brokers brokers) {
        consumer = new KafkaConsumer<>(
                brokers.with(Map.of(
                        "group.id",
                        "grokscape-analyzer-findings",
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "metadata.max.age.ms",
                        5_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.Names.STUDIES));
    }

    /** Must be asked every few minutes at least, or the turn goes to another. */
    boolean isOurs() {
        consumer.poll(Duration.ZERO);
        consumer.pause(consumer.assignment());
        return !consumer.assignment().isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
