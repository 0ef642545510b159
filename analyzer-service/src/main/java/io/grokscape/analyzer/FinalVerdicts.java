package io.grokscape.analyzer;

import io.grokscape.dynamics.Curve;
import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.Verdict;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.service.trace.RunTrace;
import io.grokscape.store.StoreException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Sees every ended run through to its final verdict: reads the winner's curve, judges it, publishes, and only then lets
 * the event's offset be committed. A run whose curve cannot be read now is tried again later, on a thread of its own, so
 * that no other run waits for it; a process that dies meanwhile is given the event again when it comes back.
 */
@ApplicationScoped
class FinalVerdicts {
    private static final Logger LOG = Logger.getLogger(FinalVerdicts.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMinutes(3);

    private final StoredCurves curves;
    private final Publisher publisher;
    private final Judge judge;
    private final AnalyzerConfig config;
    private final Semaphore reads;
    private final AnalyzerMetrics metrics;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    FinalVerdicts(
            StoredCurves curves, Publisher publisher, Judge judge, AnalyzerConfig config, AnalyzerMetrics metrics) {
        this.curves = curves;
        this.publisher = publisher;
        this.judge = judge;
        this.config = config;
        this.reads = new Semaphore(config.readsAtATime());
        this.metrics = metrics;
    }

    /** Judges the run that the event says has completed, and acknowledges the event's message. Returns at once. */
    void completed(RunEvent event, Message<byte[]> message) {
        inBackground(event.getRunId(), message, looks -> {
            String object = event.getCompleted().getCurveObject();
            Optional<byte[]> stored = read(object);
            if (stored.isEmpty()) {
                missing(object, looks, message);
                return;
            }
            Curve curve;
            try {
                curve = StoredCurves.curve(stored.get(), object);
            } catch (StoreException e) {
                publisher.deadLetter(message, e.getMessage()).await().atMost(ACKNOWLEDGED_WITHIN);
                return;
            }
            publish(event, judge.judge(curve));
        });
    }

    /** Publishes that the run failed for good, and why, and acknowledges the event's message. Returns at once. */
    void failed(RunEvent event, Message<byte[]> message) {
        Verdict verdict = Verdict.failed(event.getFailed().getReason(), judge.rules());
        inBackground(event.getRunId(), message, _ -> publish(event, verdict));
    }

    private Optional<byte[]> read(String object) throws InterruptedException {
        reads.acquire();
        try {
            return curves.read(object);
        } finally {
            reads.release();
        }
    }

    private void missing(String object, int looks, Message<byte[]> message) {
        if (looks < config.looksForAMissingCurve()) {
            throw new StoreException("%s is not in the store".formatted(object));
        }
        publisher
                .deadLetter(message, "%s is not in the store, after looking %d times".formatted(object, looks))
                .await()
                .atMost(ACKNOWLEDGED_WITHIN);
    }

    private void publish(RunEvent event, Verdict verdict) {
        publisher.verdict(event.getRunId(), event.getAttempt(), verdict).await().atMost(ACKNOWLEDGED_WITHIN);
        LOG.infof("Run %s: %s. %s", event.getRunId(), verdict.dynamic(), verdict.explanation());
    }

    /** One try at bringing an ended run to its verdict; {@code looks} counts them from 1. */
    private interface Step {
        void run(int looks) throws InterruptedException;
    }

    private void inBackground(String runId, Message<byte[]> message, Step step) {
        long ended = metrics.runEnded();
        threads.execute(() -> {
            try (RunTrace _ = RunTrace.step("judge", runId)) {
                untilDone(runId, step);
                message.ack();
            } catch (InterruptedException e) {
                LOG.infof("Run %s waits for its verdict until the analyzer is back", runId);
            } finally {
                metrics.runSettled(ended);
            }
        });
    }

    private void untilDone(String runId, Step step) throws InterruptedException {
        Duration pause = config.retryAfter();
        for (int looks = 1; ; looks++) {
            try {
                step.run(looks);
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                LOG.warnf("Run %s has ended but has no verdict yet: %s; again in %s", runId, e.getMessage(), pause);
            }
            Thread.sleep(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(config.retryAtMost()) < 0 ? doubled : config.retryAtMost();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
