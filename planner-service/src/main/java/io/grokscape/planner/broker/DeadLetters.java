package io.grokscape.planner.broker;

import com.google.protobuf.ByteString;
import io.grokscape.planner.PlannerConfig;
import io.grokscape.planner.PlannerMetrics;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.DeadLetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Makes dead letters of records that nobody can process. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    @Inject
    PlannerConfig config;

    @Inject
    PlannerMetrics metrics;

    Outgoing of(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.warnf("%s-%d@%d goes to the dead letters: %s", record.topic(), record.partition(), record.offset(), reason);
        metrics.deadLetter(record.topic());
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
