package io.grokscape.dashboard.ingest;

import com.google.protobuf.ByteString;
import io.grokscape.dashboard.DashboardMetrics;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.DeadLetter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Puts what cannot be processed aside, whole and with the reason, so that the next record can go on. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final MutinyEmitter<Record<String, byte[]>> channel;
    private final DashboardMetrics metrics;

    DeadLetters(@Channel("dead-letter") MutinyEmitter<Record<String, byte[]>> channel, DashboardMetrics metrics) {
        this.channel = channel;
        this.metrics = metrics;
    }

    /** Returns when the broker has it. */
    void send(ConsumerRecord<String, byte[]> source, String reason) {
        LOG.errorf(
                "%s partition %d offset %d goes to the dead letters: %s",
                source.topic(), source.partition(), source.offset(), reason);
        DeadLetter letter = DeadLetter.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setTopic(source.topic())
                .setPartition(source.partition())
                .setOffset(source.offset())
                .setKey(bytes(source.key() == null ? new byte[0] : source.key().getBytes(StandardCharsets.UTF_8)))
                .setValue(bytes(source.value()))
                .setReason(reason)
                .setSource("dashboard")
                .setDiedAtMs(System.currentTimeMillis())
                .build();
        channel.send(Record.of(source.key(), letter.toByteArray()))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(500), Duration.ofSeconds(10))
                .indefinitely()
                .await()
                .indefinitely();
        metrics.deadLetter(source.topic());
    }

    private static ByteString bytes(byte[] value) {
        return value == null ? ByteString.EMPTY : ByteString.copyFrom(value);
    }
}
