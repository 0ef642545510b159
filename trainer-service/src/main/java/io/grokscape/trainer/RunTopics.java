package io.grokscape.trainer;

import com.google.protobuf.ByteString;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.service.broker.Brokers;
import io.grokscape.trainer.share.Delivery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * What a trainer says, to the topics. While the broker is away messages wait in a bounded buffer and training goes on; when
 * the buffer is full, sending blocks and so pauses training. Thread-safe.
 */
public final class RunTopics implements AutoCloseable {
    /** The broker has not taken a message that must not be lost before the next step. */
    public static final class PublishException extends RuntimeException {
        PublishException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final Logger LOG = Logger.getLogger(RunTopics.class);
    private static final int BUFFER_BYTES = 16 << 20;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration BLOCKED = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private final String source;

    public RunTopics(Brokers brokers, String source) {
        this.source = source;
        this.producer = new KafkaProducer<>(brokers.with(Map.of(
                "client.id",
                source + "-producer",
                "acks",
                "all",
                // What the end of a run and the start of the next have to tell goes together.
                "linger.ms",
                25,
                "compression.type",
                "gzip",
                "buffer.memory",
                BUFFER_BYTES,
                "max.block.ms",
                (int) BLOCKED.toMillis(),
                "delivery.timeout.ms",
                (int) KEPT.toMillis(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class)));
    }

    /** Sends an event in order behind the run's earlier ones, without waiting for the broker. */
    public void announce(RunEvent event) {
        send(Topics.RUN_EVENTS, event.getRunId(), event.toByteArray());
    }

    /** Sends an event and waits until the brokers hold it. */
    public void announceForCertain(RunEvent event) {
        await(send(Topics.RUN_EVENTS, event.getRunId(), event.toByteArray()), Topics.RUN_EVENTS);
    }

    /** Sends measurements, without waiting for the broker. */
    public void publish(MeasurementBatch batch) {
        send(Topics.MEASUREMENTS, batch.getRunId(), batch.toByteArray());
    }

    /** Sends a record away as it came, with the reason, and waits until the brokers hold it. */
    public void bury(Delivery delivery, String reason) {
        LOG.warnf("%s goes to the dead letters: %s", delivery, reason);
        DeadLetter letter = DeadLetter.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setTopic(delivery.topic())
                .setPartition(delivery.partition())
                .setOffset(delivery.offset())
                .setKey(bytes(delivery.key()))
                .setValue(bytes(delivery.value()))
                .setReason(reason)
                .setSource(source)
                .setDiedAtMs(System.currentTimeMillis())
                .build();
        String key =
                delivery.key() == null ? null : new String(delivery.key(), java.nio.charset.StandardCharsets.UTF_8);
        await(send(Topics.DEAD_LETTER, key, letter.toByteArray()), Topics.DEAD_LETTER);
    }

    private static ByteString bytes(byte[] bytes) {
        return bytes == null ? ByteString.EMPTY : ByteString.copyFrom(bytes);
    }

    private Future<RecordMetadata> send(Topics topic, String key, byte[] value) {
        return producer.send(new ProducerRecord<>(topic.topic(), key, value), (_, failure) -> {
            if (failure != null) {
                LOG.errorf("%s: a message of run %s is lost: %s", topic.topic(), key, failure.getMessage());
            }
        });
    }

    private static void await(Future<RecordMetadata> sent, Topics topic) {
        try {
            sent.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishException("%s: not taken within %s: %s".formatted(topic.topic(), ANSWER, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException(topic.topic() + ": interrupted", e);
        }
    }

    /** Waits until everything sent is held by the brokers, at most that long; the rest is lost with a log line each. */
    public void close(Duration patience) {
        try {
            producer.close(patience);
        } catch (KafkaException e) {
            LOG.warnf("closing the producer: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        close(ANSWER);
    }
}
