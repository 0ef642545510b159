package io.grokscape.planner.broker;

import io.grokscape.planner.ledger.Letter;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.service.broker.Brokers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** The dead letters, read whole and without a group, whenever somebody asks. */
public final class DeadLetterTopic {
    /** The broker did not answer in time. */
    public static final class AwayException extends RuntimeException {
        AwayException(Throwable cause) {
            super("the broker does not answer: " + cause.getMessage(), cause);
        }
    }

    private static final Logger LOG = Logger.getLogger(DeadLetterTopic.class);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Brokers brokers;

    public DeadLetterTopic(Brokers brokers) {
        this.brokers = brokers;
    }

    /** Every dead letter there is, oldest first; {@link AwayException} if the broker does not answer. */
    public List<Letter> read() {
        Map<String, Object> settings = brokers.with(Map.of(
                "default.api.timeout.ms",
                (int) ANSWER.toMillis(),
                "request.timeout.ms",
                (int) ANSWER.toMillis() / 2,
                "allow.auto.create.topics",
                false));
        try (Admin admin = Admin.create(settings);
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, topicId(admin));
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new AwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwayException(e);
        }
    }

    private static String topicId(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        String name = Topics.DEAD_LETTER.topic();
        return admin.describeTopics(List.of(name))
                .allTopicNames()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .get(name)
                .topicId()
                .toString();
    }

    private static List<Letter> read(KafkaConsumer<String, byte[]> consumer, String topicId) throws TimeoutException {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTER.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Letter> letters = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "%d dead letters within %s, and not all".formatted(letters.size(), PATIENCE));
            }
            consumer.poll(POLL).forEach(record -> add(record, topicId, letters));
        }
        return letters;
    }

    private static void add(ConsumerRecord<String, byte[]> record, String topicId, List<Letter> letters) {
        try {
            letters.add(new Letter(topicId, record.partition(), record.offset(), Messages.deadLetter(record.value())));
        } catch (UnreadableMessageException e) {
            LOG.warnf("%s@%d is no dead letter: %s", record.topic(), record.offset(), e.getMessage());
        }
    }
}
