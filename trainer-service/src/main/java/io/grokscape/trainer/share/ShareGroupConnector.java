package io.grokscape.trainer.share;

import io.grokscape.service.broker.Brokers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * The channel connector {@code grokscape-share-group}: lanes of a share group as messages of {@link Delivery}. Acknowledging a message accepts
 * its record, rejecting one releases it. Each carries its {@link Seat} as metadata: whoever leaves it early has the next
 * message before this one is settled. Whatever is demanded, as many messages are in flight as there are consumers.
 *
 * <p>Channel attributes: {@code topic}, {@code group.id}, {@code client.id}, {@code lanes}
 * (0 = one per core), {@code lock} (ISO-8601) and {@code deliveries}.
 */
@ApplicationScoped
@Connector(ShareGroupConnector.NAME)
public class ShareGroupConnector implements InboundConnector {
    public static final String NAME = "grokscape-share-group";
    /** Beyond one for each lane: more than that many runs hardly wait for a lane, or are settled, at the same time. */
    private static final int MOST_EXTRA = 8;

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Brokers brokers;
    private final Counter lost;
    private final List<ShareLane> lanes = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    ShareGroupConnector(Brokers brokers, MeterRegistry registry) {
        this.brokers = brokers;
        this.lost = Counter.builder("grokscape.trainer.records.lost")
                .description(
                        "Records that went to another delivery while a lane held them: the broker was away, or we were")
                .register(registry);
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config channel) {
        ShareGroup group = new ShareGroup(
                brokers,
                channel.getValue("group.id", String.class),
                channel.getValue("client.id", String.class),
                channel.getValue("lock", Duration.class),
                channel.getValue("deliveries", Integer.class));
        String topic = channel.getValue("topic", String.class);
        int lanes = channel.getValue("lanes", Integer.class);
        int count = lanes > 0 ? lanes : Runtime.getRuntime().availableProcessors();
        return Multi.createFrom()
                .<Message<Delivery>>emitter(emitter -> open(group, topic, count, emitter), BackPressureStrategy.BUFFER);
    }

    private void open(ShareGroup group, String topic, int count, MultiEmitter<? super Message<Delivery>> emitter) {
        Seats seats = new Seats(count);
        for (int number = 1; number <= consumers(count); number++) {
            lanes.add(new ShareLane(
                    group, topic, number, seats, (delivery, seat) -> emit(delivery, seat, emitter), lost::increment));
        }
        Thread starter = Thread.ofVirtual().name("share-group-start").start(() -> start(group));
        threads.add(starter);
    }

    /** A lane in work can have one behind it that waits and one before it that is being settled. */
    public static int consumers(int lanes) {
        return lanes + Math.min(2 * lanes, MOST_EXTRA);
    }

    /** The group's settings come first: a consumer that joins before them would start at the end of the topic. */
    private void start(ShareGroup group) {
        while (!stopping && !group.configure()) {
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException e) {
                return;
            }
        }
        for (ShareLane lane : lanes) {
            threads.add(Thread.ofPlatform().name("share-lane").start(lane));
        }
    }

    private static CompletionStage<Settlement> emit(
            Delivery delivery, Seat seat, MultiEmitter<? super Message<Delivery>> emitter) {
        CompletableFuture<Settlement> settled = new CompletableFuture<>();
        emitter.emit(Message.of(
                delivery,
                Metadata.of(seat),
                () -> {
                    settled.complete(Settlement.ACCEPT);
                    return CompletableFuture.completedFuture(null);
                },
                _ -> {
                    settled.complete(Settlement.RELEASE);
                    return CompletableFuture.completedFuture(null);
                }));
        return settled;
    }

    /** Takes no further record, and waits until those in flight have settled and are acknowledged. */
    public void drain(Duration patience) {
        stopping = true;
        lanes.forEach(ShareLane::stop);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @PreDestroy
    void close() {
        lanes.forEach(ShareLane::abandon);
    }
}
