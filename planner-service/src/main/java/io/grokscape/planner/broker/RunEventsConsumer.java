package io.grokscape.planner.broker;

import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.RunEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
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

    static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{20}");

    @Inject
    Ledger ledger;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Patience patience;

    @Inject
    Dispatcher dispatcher;

    /** A record that could be read. */
    private record Heard(ConsumerRecord<String, byte[]> record, RunEvent event) {}

    @Incoming("run-events")
    @Blocking
    void hear(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<Heard> heard = new ArrayList<>();
        List<Outgoing> letters = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                heard.add(new Heard(record, read(record)));
            } catch (UnreadableMessageException e) {
                letters.add(deadLetters.of(record, e.getMessage()));
            }
        }
        try {
            store(heard.stream().map(Heard::event).toList(), letters);
        } catch (RuntimeException e) {
            LOG.error("a batch of run events cannot be stored as a whole; each is tried alone", e);
            storeEachAlone(heard, letters);
        }
    }

    private static RunEvent read(ConsumerRecord<String, byte[]> record) {
        RunEvent event = Messages.runEvent(record.value());
        if (!RUN_ID.matcher(event.getRunId()).matches()) {
            throw new UnreadableMessageException("RunEvent has no run id: 20 hexadecimal digits");
        }
        return event;
    }

    /** One event nobody can process must not stand in the way of the others. */
    private void storeEachAlone(List<Heard> heard, List<Outgoing> letters) throws InterruptedException {
        store(List.of(), letters);
        for (Heard each : heard) {
            try {
                store(List.of(each.event()), List.of());
            } catch (RuntimeException e) {
                store(List.of(), List.of(deadLetters.of(each.record(), "cannot be processed: " + e)));
            }
        }
    }

    private void store(List<RunEvent> events, List<Outgoing> letters) throws InterruptedException {
        patience.store(events.size() + " run events", () -> {
            if (ledger.hear(events, letters)) {
                dispatcher.wake();
            }
        });
    }
}
