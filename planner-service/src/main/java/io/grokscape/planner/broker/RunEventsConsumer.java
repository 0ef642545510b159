package io.grokscape.planner.broker;

import com.google.protobuf.ByteString;
import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.PlannerConfig;
import io.grokscape.planner.PlannerMetrics;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.ledger.LedgerException;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.proto.Messages;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.RunEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Run events in, ledger changes out, one transaction for whatever one poll brought. */
@ApplicationScoped
class RunEventsConsumer {
    private static final Logger LOG = Logger.getLogger(RunEventsConsumer.class);

    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{20}");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    @Inject
    Ledger ledger;

    @Inject
    PlannerConfig config;

    @Inject
    Dispatcher dispatcher;

    @Inject
    PlannerMetrics metrics;

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** A record that could be read. */
    private record Heard(ConsumerRecord<String, byte[]> record, RunEvent event) {}

    @Incoming("run-events")
    @Blocking
    void hear(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<Heard> heard = new ArrayList<>();
        List<Outgoing> deadLetters = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                heard.add(new Heard(record, read(record)));
            } catch (UnreadableMessageException e) {
                deadLetters.add(deadLetter(record, e.getMessage()));
            }
        }
        try {
            store(heard.stream().map(Heard::event).toList(), deadLetters);
        } catch (RuntimeException e) {
            LOG.error("a batch of run events cannot be stored as a whole; each is tried alone", e);
            storeEachAlone(heard, deadLetters);
        }
        dispatcher.wake();
    }

    private static RunEvent read(ConsumerRecord<String, byte[]> record) {
        RunEvent event = Messages.runEvent(record.value());
        if (!RUN_ID.matcher(event.getRunId()).matches()) {
            throw new UnreadableMessageException("RunEvent has no run id: 20 hexadecimal digits");
        }
        return event;
    }

    /** One event nobody can process must not stand in the way of the others. */
    private void storeEachAlone(List<Heard> heard, List<Outgoing> deadLetters) throws InterruptedException {
        store(List.of(), deadLetters);
        for (Heard each : heard) {
            try {
                store(List.of(each.event()), List.of());
            } catch (RuntimeException e) {
                store(List.of(), List.of(deadLetter(each.record(), "cannot be processed: " + e)));
            }
        }
    }

    /** A database that is away holds events up and loses none: the broker keeps them until they are stored. */
    private void store(List<RunEvent> events, List<Outgoing> deadLetters) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                ledger.hear(events, deadLetters);
                return;
            } catch (LedgerException e) {
                if (stopping || !e.isDatabaseAway()) {
                    throw e;
                }
                LOG.warnf("cannot take note of %d run events now, trying again: %s", events.size(), e.getMessage());
                Thread.sleep(pause);
                pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
            }
        }
    }

    private Outgoing deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.warnf("%s-%d@%d goes to the dead letters: %s", record.topic(), record.partition(), record.offset(), reason);
        metrics.deadLetter();
        String key = record.key() == null ? "" : record.key();
        DeadLetter letter = DeadLetter.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setTopic(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setKey(ByteString.copyFrom(key, StandardCharsets.UTF_8))
                .setValue(record.value() == null ? ByteString.EMPTY : ByteString.copyFrom(record.value()))
                .setReason(reason)
                .setSource(config.name())
                .setDiedAtMs(System.currentTimeMillis())
                .build();
        return new Outgoing(Topics.DEAD_LETTER, key, letter.toByteArray());
    }
}
