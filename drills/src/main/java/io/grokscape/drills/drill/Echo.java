package io.grokscape.drills.drill;

import io.grokscape.drills.site.Site;
import io.grokscape.proto.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends every message a second time: later, shuffled with its neighbours, and half of the time into another partition, so
 * that neither order within a key nor order between partitions is left.
 */
final class Echo implements AutoCloseable {
    private static final String MARK = "echo";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<Topics> ECHOED = List.of(
            Topics.RUNS, Topics.RUN_EVENTS, Topics.MEASUREMENTS, Topics.VERDICTS, Topics.STUDIES, Topics.CONTROLS);

    /** Another form of the same message, such as one an older release would have written. */
    interface Rewriting {
        byte[] rewritten(String topic, byte[] value);
    }

    private final Site site;
    private final Random random;
    private final Rewriting rewriting;
    private final Thread thread;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile boolean closed;
    private volatile int sent;

    Echo(Site site, Random random, Rewriting rewriting) {
        this.site = site;
        this.random = new Random(random.nextLong());
        this.rewriting = rewriting;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", site.topics().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("echo").daemon().start(this::repeat);
    }

    private void repeat() {
        List<ConsumerRecord<byte[], byte[]>> held = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = site.topics().consumer(ECHOED)) {
            long due = System.nanoTime();
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.headers().lastHeader(MARK) == null && record.value() != null) {
                        held.add(record);
                    }
                }
                if (System.nanoTime() >= due) {
                    send(held);
                    due = System.nanoTime() + 1_000_000L * (200 + random.nextInt(1300));
                }
            }
            send(held);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            System.err.println("the echo broke off: " + e);
        }
    }

    private void send(List<ConsumerRecord<byte[], byte[]>> held) {
        Collections.shuffle(held, random);
        for (ConsumerRecord<byte[], byte[]> record : held) {
            int partitions = Topics.all().stream()
                    .filter(topic -> topic.topic().equals(record.topic()))
                    .findFirst()
                    .orElseThrow()
                    .partitions();
            int partition = random.nextBoolean() ? record.partition() : random.nextInt(partitions);
            byte[] value = rewriting.rewritten(record.topic(), record.value());
            ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(record.topic(), partition, record.key(), value);
            again.headers().add(MARK, new byte[0]);
            producer.send(again);
            sent++;
        }
        producer.flush();
        held.clear();
    }

    /** Messages sent again so far. */
    int sent() {
        return sent;
    }

    /** Sends what is still held, and ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(10));
    }
}
