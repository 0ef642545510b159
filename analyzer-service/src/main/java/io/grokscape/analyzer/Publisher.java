package io.grokscape.analyzer;

import com.google.protobuf.ByteString;
import io.grokscape.dynamics.Verdict;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.Finding;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Sends verdicts, findings and dead letters, and counts them. What it returns completes when the broker has acknowledged. */
@ApplicationScoped
class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final String SOURCE = "analyzer";

    private final MutinyEmitter<Record<String, byte[]>> verdicts;
    private final MutinyEmitter<Record<String, byte[]>> findings;
    private final MutinyEmitter<Record<String, byte[]>> deadLetters;
    private final AnalyzerMetrics metrics;
    private final Clock clock = Clock.systemUTC();

    @Inject
    Publisher(
            @Channel("verdicts") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> verdicts,
            @Channel("findings") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> findings,
            @Channel("dead-letter") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> deadLetters,
            AnalyzerMetrics metrics) {
        this.verdicts = verdicts;
        this.findings = findings;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    Uni<Void> verdict(String runId, int attempt, Verdict verdict) {
        byte[] bytes =
                VerdictMessages.message(runId, attempt, verdict, clock.millis()).toByteArray();
        return verdicts.send(Record.of(runId, bytes)).invoke(() -> metrics.verdict(verdict));
    }

    Uni<Void> finding(String key, Finding finding) {
        return findings.send(Record.of(key, finding.toByteArray())).invoke(() -> metrics.finding(finding.getKind()));
    }

    /** The record whole, with what is wrong with it. */
    Uni<Void> deadLetter(Message<byte[]> record, String reason) {
        IncomingKafkaRecordMetadata<?, ?> origin = Origin.of(record);
        String key = origin.getKey() == null ? "" : origin.getKey().toString();
        LOG.errorf(
                "Dead letter: %s, partition %d, offset %d: %s",
                origin.getTopic(), origin.getPartition(), origin.getOffset(), reason);
        DeadLetter letter = DeadLetter.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setTopic(origin.getTopic())
                .setPartition(origin.getPartition())
                .setOffset(origin.getOffset())
                .setKey(ByteString.copyFromUtf8(key))
                .setValue(record.getPayload() == null ? ByteString.EMPTY : ByteString.copyFrom(record.getPayload()))
                .setReason(reason)
                .setSource(SOURCE)
                .setDiedAtMs(clock.millis())
                .build();
        return deadLetters
                .send(Record.of(key, letter.toByteArray()))
                .invoke(() -> metrics.deadLetter(origin.getTopic()));
    }
}
