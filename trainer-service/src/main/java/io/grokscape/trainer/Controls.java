package io.grokscape.trainer;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.service.broker.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The newest control of every run, read from the start of the compacted topic by every trainer for itself, without a
 * group. Thread-safe.
 */
public final class Controls implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Controls.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Brokers brokers;
    private final Thread thread;
    private final Map<String, Control> newest = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile boolean closed;

    /** Starts to read. */
    public Controls(Brokers brokers) {
        this.brokers = brokers;
        this.thread = Thread.ofPlatform().name("controls").daemon().start(this::follow);
    }

    /** Whether everything that was in the topic at the start has been read, waiting for that at most so long. */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * The control that stops the request's run, if there is one. A control of an earlier offer is over: the planner
     * offered the run again after it. Where it does not say, times decide, both of them the planner's.
     */
    public Optional<Control> stopping(RunRequest request) {
        return Optional.ofNullable(newest.get(request.getRunId()))
                .filter(control -> control.getAction() == Control.Action.ACTION_CANCEL
                        || control.getAction() == Control.Action.ACTION_PAUSE)
                .filter(control -> control.getOffer() > 0
                        ? control.getOffer() >= request.getOffer()
                        : control.getIssuedAtMs() >= request.getRequestedAtMs());
    }

    private void follow() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                List<TopicPartition> partitions = partitions(consumer);
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
                while (!closed) {
                    consumer.poll(POLL).forEach(this::apply);
                    if (caughtUp.getCount() > 0 && hasReached(consumer, ends)) {
                        caughtUp.countDown();
                    }
                }
            } catch (RuntimeException e) {
                // Whatever it is: a trainer that no longer hears a cancel is worse.
                LOG.warnf("%s: %s; again in %s", Topics.CONTROLS.topic(), e, RETRY);
                pause();
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        String topic = Topics.CONTROLS.topic();
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic is not there yet");
        }
        return partitions;
    }

    private static boolean hasReached(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            newest.remove(String.valueOf(record.key()));
            return;
        }
        try {
            Control control = Messages.control(record.value());
            newest.put(control.getRunId(), control);
        } catch (UnreadableMessageException e) {
            LOG.warnf(
                    "%s-%d@%d is passed over: %s", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                brokers.with(Map.of(
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        // A control is handed out as soon as it comes; while none does, asking is all there is to save.
                        "fetch.max.wait.ms",
                        2000,
                        "default.api.timeout.ms",
                        (int) ANSWER.toMillis(),
                        "request.timeout.ms",
                        (int) ANSWER.toMillis() - 1000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(POLL.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
