package io.grokscape.analyzer;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.RunKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * What the analyzer is told. Run events and measurements come through one consumer, so that with several analyzers the
 * same one hears all of a run: both topics have their partitions assigned alike.
 */
@ApplicationScoped
class Facts {
    private final RunJudge running;
    private final FinalVerdicts finals;
    private final Publisher publisher;
    private final AnalyzerConfig config;

    @Inject
    Facts(RunJudge running, FinalVerdicts finals, Publisher publisher, AnalyzerConfig config) {
        this.running = running;
        this.finals = finals;
        this.publisher = publisher;
        this.config = config;
    }

    @Incoming("facts")
    CompletionStage<Void> hear(Message<byte[]> message) {
        try {
            if (Origin.of(message).getTopic().equals(Topics.Names.MEASUREMENTS)) {
                return measured(message);
            }
            return happened(message);
        } catch (UnreadableMessageException | IllegalArgumentException e) {
            return publisher
                    .deadLetter(message, e.getMessage())
                    .onFailure()
                    .retry()
                    .withBackOff(config.retryAfter(), config.retryAtMost())
                    .indefinitely()
                    .subscribeAsCompletionStage()
                    .thenCompose(_ -> message.ack());
        }
    }

    private CompletionStage<Void> measured(Message<byte[]> message) {
        MeasurementBatch batch = Messages.measurementBatch(message.getPayload());
        check(batch.getRunId());
        running.measured(batch);
        return message.ack();
    }

    private CompletionStage<Void> happened(Message<byte[]> message) {
        RunEvent event = Messages.runEvent(message.getPayload());
        check(event.getRunId());
        return switch (event.getEventCase()) {
            case COMPLETED -> {
                checkCurve(event);
                running.ended(event.getRunId());
                finals.completed(event, message);
                yield CompletableFuture.completedFuture(null);
            }
            case FAILED -> failed(event, message);
            case CANCELLED -> {
                running.stopped(event.getRunId(), event.getAttempt());
                yield message.ack();
            }
            case PLANNED,
                    QUEUED,
                    STARTED,
                    RESUMED,
                    CHECKPOINTED,
                    HANDED_BACK,
                    PAUSED,
                    REOPENED,
                    ANNOTATED,
                    EVENT_NOT_SET -> message.ack();
        };
    }

    private CompletionStage<Void> failed(RunEvent event, Message<byte[]> message) {
        if (!event.getFailed().getTerminal()) {
            return message.ack();
        }
        // People may retry it: what later attempts measure is news.
        running.stopped(event.getRunId(), event.getAttempt());
        finals.failed(event, message);
        return CompletableFuture.completedFuture(null);
    }

    private static void checkCurve(RunEvent event) {
        String object = event.getCompleted().getCurveObject();
        if (!object.startsWith(new RunKeys(event.getRunId()).prefix())) {
            throw new UnreadableMessageException(
                    "RunEvent.Completed of run %s names as its curve '%s', no object of the run"
                            .formatted(event.getRunId(), object));
        }
    }

    /** Ids name objects in the store: what is no run id must not come so far. */
    private static void check(String runId) {
        new RunKeys(runId);
    }
}
