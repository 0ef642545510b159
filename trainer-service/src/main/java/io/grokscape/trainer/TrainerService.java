package io.grokscape.trainer;

import io.grokscape.service.broker.Brokers;
import io.grokscape.spec.RunSpec;
import io.grokscape.trainer.share.Delivery;
import io.grokscape.trainer.share.Seat;
import io.grokscape.trainer.share.Settlement;
import io.grokscape.trainer.share.ShareGroupConnector;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunObserver;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/** The shell: a message in, a thread of its own for the run, the message acknowledged as the run settles. */
@ApplicationScoped
public class TrainerService {
    private static final Logger LOG = Logger.getLogger(TrainerService.class);
    /** Of the time to drain, what is left for lanes that must let go of the object store. */
    private static final Duration LAST_RESORT = Duration.ofSeconds(2);

    private static final Duration CONTROLS_PATIENCE = Duration.ofMillis(500);

    private final TrainerConfig config;
    private final Workshop workshop;
    private final Brokers brokers;
    private final RunWorker worker;
    private final ShareGroupConnector connector;
    private final ExecutorService lanes;

    TrainerService(
            TrainerConfig config,
            Workshop workshop,
            Brokers brokers,
            @Connector(ShareGroupConnector.NAME) ShareGroupConnector connector) {
        this.config = config;
        this.workshop = workshop;
        this.brokers = brokers;
        this.worker = new RunWorker(workshop);
        this.connector = connector;
        this.lanes = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("run-", 1).factory());
    }

    void start(@Observes StartupEvent event) {
        LOG.infof("%s takes runs from %s", workshop.settings().source(), brokers.bootstrapServers());
        Thread.ofPlatform().name("warm-up").daemon().start(this::warmUp);
    }

    /** Unpacks and loads the native libraries while the share group forms, so that the first run need not wait for it. */
    private void warmUp() {
        try {
            RunSpec tiny = RunSpec.of("add")
                    .modulus(5)
                    .trainSize(10)
                    .hiddenSize(4)
                    .epochs(1)
                    .build();
            RunLoop.run(workshop.engineFor(tiny), tiny, Optional.empty(), RunObserver.NONE);
        } catch (RuntimeException | LinkageError e) {
            LOG.errorf(e, "no engine works on this machine");
        }
    }

    /** The channel bounds the messages in flight by its lanes: the pool needs no bound of its own. */
    @Incoming("runs")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<Delivery> message) {
        lanes.execute(() -> {
            Seat seat = message.getMetadata(Seat.class).orElse(Seat.UNCONTESTED);
            if (settle(message.getPayload(), seat) == Settlement.ACCEPT) {
                message.ack();
            } else {
                message.nack(new IllegalStateException("released"));
            }
        });
        return CompletableFuture.completedFuture(null);
    }

    private Settlement settle(Delivery delivery, Seat seat) {
        try {
            while (!workshop.controls().awaitCaughtUp(CONTROLS_PATIENCE)) {
                if (workshop.isDraining()) {
                    return Settlement.RELEASE;
                }
            }
            return worker.settle(delivery, seat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Settlement.RELEASE;
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s is released", delivery);
            return Settlement.RELEASE;
        }
    }

    /** SIGTERM: no further run; those in training are checkpointed and handed back. */
    void drain(@Observes @Priority(1) ShutdownEvent event) {
        long start = System.nanoTime();
        workshop.drain();
        connector.drain(config.drainTimeout().minus(LAST_RESORT));
        // Whoever still waits for the object store by now waits for one that does not answer: what it would say is kept
        // by the last checkpoint, and the record goes to another trainer.
        workshop.store().abandon();
        connector.drain(LAST_RESORT);
        workshop.controls().close();
        workshop.topics().close(Duration.ofSeconds(1));
        workshop.store().close();
        lanes.shutdownNow();
        LOG.infof("drained in %d ms", (System.nanoTime() - start) / 1_000_000);
    }
}
