package io.grokscape.trainer.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * One consumer on one thread: takes a seat and a record, hands it on, renews its lock until it is settled, acknowledges it,
 * takes the next. When a record is lost meanwhile, its job goes on to its end and decides by the store; nothing more is said of the
 * record. If the broker did not answer, the lane goes on with another consumer ({@link HeldRecord} says why).
 */
public final class ShareLane implements Runnable {
    private static final Logger LOG = Logger.getLogger(ShareLane.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final ShareGroup group;
    private final String topic;
    private final int number;
    private final Seats seats;
    private final BiFunction<Delivery, Seat, CompletionStage<Settlement>> job;
    private final Runnable lost;
    private CompletableFuture<Settlement> inWork = CompletableFuture.completedFuture(Settlement.RELEASE);
    private Seat seat = Seat.UNCONTESTED;
    private long polledAt = System.nanoTime();
    private volatile boolean stopping;
    private volatile boolean abandoning;

    /**
     * @param number tells the lanes of a process apart, from 1
     * @param seats that all lanes of the process share
     * @param job starts the work of a delivery; its stage completes when the work has settled, exceptionally = release. The
     *     seat is left then, unless the job leaves it before
     * @param lost told of each record that was lost while it was held
     */
    public ShareLane(
            ShareGroup group,
            String topic,
            int number,
            Seats seats,
            BiFunction<Delivery, Seat, CompletionStage<Settlement>> job,
            Runnable lost) {
        this.group = group;
        this.topic = topic;
        this.number = number;
        this.seats = seats;
        this.job = job;
        this.lost = lost;
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
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abandon();
            } catch (RuntimeException e) {
                // Whatever it is: a lane that ends would be missing without a sign.
                LOG.warnf("lane %d: %s; connecting again", number, e);
                pause();
            } finally {
                close(consumer);
            }
            awaitWork();
            seat.leave();
        }
    }

    /** Until the lane is to stop, or until the consumer cannot be relied on any more. */
    private void take(ShareConsumer<byte[], byte[]> consumer) throws InterruptedException {
        boolean reliable = true;
        while (!stopping && reliable) {
            Optional<Seat> free = seats.take(POLL);
            if (free.isPresent()) {
                seat = free.get();
                reliable = workOnNext(consumer);
                if (reliable) {
                    seat.leave();
                }
            }
        }
    }

    /** Whoever has begun to fetch goes on until there is a record: one could be on its way to this consumer. */
    private boolean workOnNext(ShareConsumer<byte[], byte[]> consumer) {
        ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
        long polledBefore = polledAt;
        while (records.isEmpty() && !stopping) {
            polledBefore = polledAt;
            polledAt = System.nanoTime();
            records = consumer.poll(POLL);
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                work(new HeldRecord(consumer, record), polledBefore);
            } catch (LostRecordException e) {
                LOG.warnf("lane %d: %s", number, e.getMessage());
                lost.run();
                if (!e.isRefused()) {
                    return false;
                }
                awaitWork();
            }
        }
        return true;
    }

    /**
     * @param polledBefore the client may have fetched this record as early as by the poll before, while another was in work;
     *     if its lock can have run out meanwhile, working on it here could only do the work twice
     */
    private void work(HeldRecord held, long polledBefore) throws LostRecordException {
        if (System.nanoTime() - polledBefore > group.lock().toNanos() / 2) {
            held.renew();
        }
        inWork = start(held.delivery(), seat);
        long renewNanos = group.renewEvery().toNanos();
        long renewedAt = System.nanoTime();
        while (!abandoning) {
            try {
                held.settle(inWork.get(
                        Math.min(POLL.toNanos(), Math.max(1, renewNanos - (System.nanoTime() - renewedAt))),
                        TimeUnit.NANOSECONDS));
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - renewedAt >= renewNanos) {
                    held.renew();
                    renewedAt = System.nanoTime();
                }
            } catch (ExecutionException e) {
                LOG.errorf(e.getCause(), "lane %d: %s released after an error", number, held.delivery());
                held.settle(Settlement.RELEASE);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abandon();
            }
        }
    }

    private CompletableFuture<Settlement> start(Delivery delivery, Seat seat) {
        try {
            return job.apply(delivery, seat).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A job whose record was lost is the lane's work all the same. */
    private void awaitWork() {
        while (!inWork.isDone() && !abandoning) {
            try {
                inWork.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // not done yet, or failed: nobody is told either way
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abandon();
            }
        }
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
