package io.grokscape.dashboard;

import com.google.protobuf.MessageLite;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Finding;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Study;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what the other services say. Every message is on the broker when its method returns. */
final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private long clock = 1_700_000_000_000L;

    /** On a broker whose topics are made now if they are not there: the service under test started without them. */
    static Publisher on(EmbeddedKafka kafka) {
        try (Admin admin = kafka.admin()) {
            if (!admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(Topics.RUNS.topic())) {
                kafka.withTopics();
            }
            return new Publisher(kafka.bootstrapServers());
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("the broker does not list its topics", e);
        }
    }

    private Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** From now on events carry the real time, so that the page shows a life. */
    Publisher atRealTime() {
        clock = System.currentTimeMillis();
        return this;
    }

    static Study.Builder study(String id, int runs) {
        return Study.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setStudyId(id)
                .setName(id.replaceAll("-[0-9a-f]{8}$", ""))
                .setQuestion("Where does a small model grok?")
                .setYaml("name: " + id + "\n")
                .setRunCount(runs)
                .setState(Study.State.STATE_ACTIVE)
                .setSubmittedAtMs(1_700_000_000_000L);
    }

    void send(Study.Builder study) {
        send(Topics.STUDIES, study.getStudyId(), study.build());
    }

    /** Attempt 0 is the planner. */
    RunEvent.Builder event(String runId, int attempt, Consumer<RunEvent.Builder> event) {
        RunEvent.Builder builder = RunEvent.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId)
                .setAttempt(attempt)
                .setSource(attempt == 0 ? "planner" : "trainer-1")
                .setOccurredAtMs(clock++);
        event.accept(builder);
        return builder;
    }

    RunEvent.Builder planned(String studyId, int index, RunSpec spec) {
        return event(spec.id(), 0, event -> event.getPlannedBuilder()
                .setStudyId(studyId)
                .setIndex(index)
                .setSpec(SpecMessages.toMessage(spec)));
    }

    void send(RunEvent.Builder event) {
        send(Topics.RUN_EVENTS, event.getRunId(), event.build());
    }

    static Measurement.Builder measurement(int epoch, double trainAccuracy, double validationAccuracy) {
        return Measurement.newBuilder()
                .setEpoch(epoch)
                .setTrainLoss(4.7 * (1 - trainAccuracy) + 1e-4)
                .setTrainAccuracy(trainAccuracy)
                .setValidationLoss(9 * (1 - validationAccuracy) + 1e-3)
                .setValidationAccuracy(validationAccuracy)
                .setParameterNorm(40)
                .setLogitNorm(1);
    }

    void send(String runId, int attempt, List<Measurement> measurements) {
        send(runId, attempt, measurements, 10_000, 250, "trainer-1");
    }

    void send(String runId, int attempt, List<Measurement> rows, int budget, double speed, String trainer) {
        MeasurementBatch batch = MeasurementBatch.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId)
                .setAttempt(attempt)
                .addAllMeasurements(rows)
                .setEpochs(budget)
                .setEpochsPerSecond(speed)
                .setSource(trainer)
                .addAllTensors(SyntheticRun.TENSORS)
                .build();
        send(Topics.MEASUREMENTS, runId, batch);
    }

    void send(Verdict.Builder verdict) {
        send(
                Topics.VERDICTS,
                verdict.getRunId(),
                verdict.setSchemaVersion(SchemaVersion.CURRENT).build());
    }

    void send(Finding.Builder finding) {
        String key = finding.getStudyId() + "/" + finding.getKind() + "/" + finding.getWhich();
        send(
                Topics.FINDINGS,
                key,
                finding.setSchemaVersion(SchemaVersion.CURRENT).build());
    }

    void send(Topics topic, String key, MessageLite message) {
        sendBytes(topic, key, message.toByteArray());
    }

    void sendBytes(Topics topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.topic(), key, value)).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not take the record", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
