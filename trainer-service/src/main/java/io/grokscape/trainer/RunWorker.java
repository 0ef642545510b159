package io.grokscape.trainer;

import io.grokscape.proto.Messages;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.RunSpec;
import io.grokscape.trainer.share.Delivery;
import io.grokscape.trainer.share.Seat;
import io.grokscape.trainer.share.Settlement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Settles deliveries of the topic {@code runs}, one per calling thread. A record that cannot be understood goes to the dead
 * letters; a run that this process is already training is not started again.
 */
public final class RunWorker {
    private static final Logger LOG = Logger.getLogger(RunWorker.class);
    private static final long CHECK_MS = 100;
    /** A broker's default limit, after which it archives a record without a word. */
    private static final int DELIVERIES = 5;

    /** A run this process is busy with, and the record it came by. */
    private record InFlight(RunRequest request, Delivery delivery, CompletableFuture<Void> over) {
        boolean isCopy(RunRequest other, Delivery by) {
            return other.getOffer() == request.getOffer()
                    && (by.partition() != delivery.partition() || by.offset() != delivery.offset());
        }
    }

    private final Workshop workshop;
    private final Map<String, InFlight> inFlight = new ConcurrentHashMap<>();

    public RunWorker(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Does what the record asks for; returns when nothing of it is left to do here.
     *
     * @param seat left when the run is nearly trained
     */
    public Settlement settle(Delivery delivery, Seat seat) {
        try {
            RunRequest request = Messages.runRequest(delivery.value());
            RunSpec spec = SpecMessages.fromMessage(request.getSpec());
            checkId(request, spec);
            return settle(request, spec, delivery, seat);
        } catch (UnreadableMessageException e) {
            return bury(delivery, e.getMessage());
        }
    }

    private Settlement settle(RunRequest request, RunSpec spec, Delivery delivery, Seat seat) {
        InFlight mine = new InFlight(request, delivery, new CompletableFuture<>());
        InFlight other = inFlight.putIfAbsent(request.getRunId(), mine);
        while (other != null) {
            if (other.isCopy(request, delivery)) {
                LOG.infof("run %s: %s is a copy of %s", request.getRunId(), delivery, other.delivery());
                return Settlement.ACCEPT;
            }
            // The record of the run itself, delivered anew: keep it safe until the run is over.
            if (!awaitEnd(other)) {
                return Settlement.RELEASE;
            }
            other = inFlight.putIfAbsent(request.getRunId(), mine);
        }
        try (RunLog _ = new RunLog(request.getStudyId(), request.getRunId())) {
            return new RunJob(workshop, request, spec, delivery, seat).settle();
        } catch (StorePatience.DrainedException | RunTopics.PublishException e) {
            LOG.warnf("run %s: %s is released: %s", request.getRunId(), delivery, e.getMessage());
            return Settlement.RELEASE;
        } catch (RuntimeException | Error e) {
            return unexpected(request, delivery, e);
        } finally {
            inFlight.remove(request.getRunId(), mine);
            mine.over().complete(null);
        }
    }

    /**
     * An error outside of training: perhaps this machine's, so others may try. The broker would archive the record unread
     * after a few deliveries; before that it goes to the dead letters.
     */
    private Settlement unexpected(RunRequest request, Delivery delivery, Throwable e) {
        LOG.errorf(e, "run %s: %s could not be settled", request.getRunId(), delivery);
        if (delivery.count() < DELIVERIES) {
            return Settlement.RELEASE;
        }
        return bury(delivery, "run %s: %s on delivery %d".formatted(request.getRunId(), e, delivery.count()));
    }

    private boolean awaitEnd(InFlight other) {
        while (!workshop.isDraining()) {
            try {
                other.over().get(CHECK_MS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                // Look again whether we drain.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (java.util.concurrent.ExecutionException e) {
                throw new AssertionError("never completed exceptionally", e);
            }
        }
        return false;
    }

    private Settlement bury(Delivery delivery, String reason) {
        try {
            workshop.topics().bury(delivery, reason);
            workshop.metrics().buried();
            return Settlement.ACCEPT;
        } catch (RunTopics.PublishException e) {
            LOG.warnf("%s is released: %s", delivery, e.getMessage());
            return Settlement.RELEASE;
        }
    }

    private static void checkId(RunRequest request, RunSpec spec) {
        if (!spec.id().equals(request.getRunId())) {
            throw new UnreadableMessageException(
                    "run_id is '%s'; its spec's is '%s'".formatted(request.getRunId(), spec.id()));
        }
    }
}
