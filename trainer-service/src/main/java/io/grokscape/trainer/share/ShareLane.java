package io.grokscape.trainer.share;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.jboss.logging.Logger;

/**
 * One consumer on one thread: takes a record, hands it on, renews its lock until it is settled, acknowledges it, takes the
 * next. Every acknowledgement, renewals included, is followed by {@code commitSync}: one that rides on the next poll would
 * fetch a further record and let that one's lock expire.
 */
public final class ShareLane implements Runnable {
    private static final Logger LOG = Logger.getLogger(ShareLane.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final ShareGroup group;
    private final String topic;
    private final int number;
    private final Function<Delivery, CompletionStage<Settlement>> job;
    private volatile boolean stopping;
    private volatile boolean abandoning;

    /**
     * @param number tells the lanes of a process apart, from 1
     * @param job starts the work of a delivery; its stage completes when the work has settled, exceptionally = release
     */
    public ShareLane(ShareGroup group, String topic, int number, Function<Delivery, CompletionStage<Settlement>> job) {
        this.group = group;
        this.topic = topic;
        this.number = number;
        this.job = job;
    }

    /** Takes no further record; the lane ends when the one in flight has settled. */
    public void stop() {
        stopping = true;
    }

    /** Ends the lane without waiting for the record in flight or acknowledging it, as if the process had died. */
    public void abandon() {
        stopping = true;
        abandoning = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            ShareConsumer<byte[], byte[]> consumer = null;
            try {
                consumer = group.consumer(number);
                consumer.subscribe(List.of(topic));
                take(consumer);
            } catch (RuntimeException e) {
                // Whatever it is: a lane that ends would be missing without a sign.
                LOG.warnf("lane %d: %s; connecting again", number, e);
                pause();
            } finally {
                close(consumer);
            }
        }
    }

    private void take(ShareConsumer<byte[], byte[]> consumer) {
        boolean afterWork = false;
        while (!stopping) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (!afterWork || isStillOurs(consumer, record)) {
                    settle(consumer, record);
                }
            }
            afterWork = !records.isEmpty();
        }
    }

    /**
     * The client may have fetched this record while the one before it was in work, however long that took. If its lock
     * has run out meanwhile, it is or will be delivered again: working on it here would only do the work twice.
     */
    private boolean isStillOurs(ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        return acknowledge(consumer, record, delivery(record), AcknowledgeType.RENEW, true);
    }

    private void settle(ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        Delivery delivery = delivery(record);
        CompletableFuture<Settlement> settled = start(delivery);
        boolean held = true;
        long renewNanos = group.renewEvery().toNanos();
        long renewedAt = System.nanoTime();
        while (!abandoning) {
            try {
                Settlement settlement = settled.get(
                        Math.min(POLL.toNanos(), Math.max(1, renewNanos - (System.nanoTime() - renewedAt))),
                        TimeUnit.NANOSECONDS);
                acknowledge(
                        consumer,
                        record,
                        delivery,
                        settlement == Settlement.ACCEPT ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE,
                        held);
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - renewedAt >= renewNanos) {
                    held = acknowledge(consumer, record, delivery, AcknowledgeType.RENEW, held);
                    renewedAt = System.nanoTime();
                }
            } catch (ExecutionException e) {
                LOG.errorf(e.getCause(), "lane %d: %s released after an error", number, delivery);
                acknowledge(consumer, record, delivery, AcknowledgeType.RELEASE, held);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abandon();
            }
        }
    }

    private CompletableFuture<Settlement> start(Delivery delivery) {
        try {
            return job.apply(delivery).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Whether the record is still ours and unsettled. Once it is not, nothing more is said about it: the job decides by the store. */
    private boolean acknowledge(
            ShareConsumer<byte[], byte[]> consumer,
            ConsumerRecord<byte[], byte[]> record,
            Delivery delivery,
            AcknowledgeType type,
            boolean held) {
        if (!held) {
            return false;
        }
        try {
            consumer.acknowledge(record, type);
            commit(consumer);
            return type == AcknowledgeType.RENEW && isHandedOutAgain(consumer, record);
        } catch (InvalidRecordStateException | IllegalStateException e) {
            LOG.warnf("lane %d: %s is no longer ours (%s refused: %s)", number, delivery, type, e.getMessage());
            return false;
        } catch (KafkaException e) {
            LOG.warnf("lane %d: %s of %s failed: %s", number, type, delivery, e.getMessage());
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "lane %d: %s of %s failed", number, type, delivery);
            return false;
        }
    }

    private static void commit(ShareConsumer<byte[], byte[]> consumer) {
        for (var answer : consumer.commitSync(COMMIT).values()) {
            if (answer.isPresent()) {
                throw answer.get();
            }
        }
    }

    /**
     * A renewed record can be acknowledged again only once a poll has handed it out again. With the renewal committed,
     * that poll fetches nothing.
     */
    private boolean isHandedOutAgain(ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        boolean again = false;
        for (ConsumerRecord<byte[], byte[]> handedOut : consumer.poll(POLL)) {
            if (handedOut.partition() == record.partition() && handedOut.offset() == record.offset()) {
                again = true;
            } else {
                LOG.warnf("lane %d: %s came too early and is released", number, delivery(handedOut));
                consumer.acknowledge(handedOut, AcknowledgeType.RELEASE);
                commit(consumer);
            }
        }
        return again;
    }

    private static Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
        return new Delivery(
                record.topic(),
                record.partition(),
                record.offset(),
                record.deliveryCount().map(Short::intValue).orElse(1),
                record.key(),
                record.value());
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void close(ShareConsumer<byte[], byte[]> consumer) {
        if (consumer == null) {
            return;
        }
        try {
            consumer.close(CLOSE);
        } catch (KafkaException e) {
            LOG.warnf("lane %d: closing: %s", number, e.getMessage());
        }
    }
}
