package io.grokscape.planner.broker;

import io.grokscape.planner.Searcher;
import io.grokscape.planner.ledger.Searches;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Verdict;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Final verdicts in, results in the ledger out: what searches choose by. */
@ApplicationScoped
class VerdictsConsumer {
    @Inject
    Searches searches;

    @Inject
    Searcher searcher;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Patience patience;

    @Incoming("verdicts")
    @Blocking
    void hear(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        List<Outgoing> letters = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Verdict verdict = read(record);
                if (!verdict.getProvisional()) {
                    verdicts.add(verdict);
                }
            } catch (UnreadableMessageException e) {
                letters.add(deadLetters.of(record, e.getMessage()));
            }
        }
        if (!verdicts.isEmpty() || !letters.isEmpty()) {
            patience.store(verdicts.size() + " verdicts", () -> searches.hear(verdicts, letters));
            searcher.wake();
        }
    }

    private static Verdict read(ConsumerRecord<String, byte[]> record) {
        Verdict verdict = Messages.verdict(record.value());
        if (!RunEventsConsumer.RUN_ID.matcher(verdict.getRunId()).matches()) {
            throw new UnreadableMessageException("Verdict has no run id: 20 hexadecimal digits");
        }
        return verdict;
    }
}
