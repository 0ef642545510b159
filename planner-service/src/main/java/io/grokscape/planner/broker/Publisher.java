package io.grokscape.planner.broker;

import io.grokscape.planner.ledger.Schedule;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.service.broker.Brokers;
import io.grokscape.service.trace.RunTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Sends messages and waits until every replica has them. */
public final class Publisher implements Schedule.Sender, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int BLOCK_MS = 10_000;
    private static final int REQUEST_MS = 10_000;
    private static final int DELIVERY_MS = 20_000;

    private final KafkaProducer<String, byte[]> producer;

    public Publisher(Brokers brokers) {
        producer = new KafkaProducer<>(
                brokers.with(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        BLOCK_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_MS,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        16L << 20,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "none")),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public int send(List<Outgoing> messages) {
        List<Future<?>> answers = new ArrayList<>(messages.size());
        int confirmed = 0;
        try {
            for (Outgoing message : messages) {
                answers.add(
                        producer.send(new ProducerRecord<>(message.topic().topic(), message.key(), message.value())));
            }
            for (Future<?> answer : answers) {
                answer.get();
                trace(messages.get(confirmed));
                confirmed++;
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf(
                    "%d of %d messages wait for the broker: %s",
                    messages.size() - confirmed, messages.size(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return confirmed;
    }

    /** A run's trace begins with what the planner says of it: that it is planned, that it is offered. */
    private static void trace(Outgoing message) {
        switch (message.topic()) {
            case RUN_EVENTS -> RunTrace.step("announce", message.key()).close();
            case RUNS -> RunTrace.step("offer", message.key()).close();
            default -> {}
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
