package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.store.Curve;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.store.RunKeys;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The service against a real broker and a real object store. It starts before any topic exists. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyzerTest {
    @TestHTTPResource
    URI root;

    EmbeddedKafka kafka;
    ObjectStoreServer server;
    ObjectStore store;
    private KafkaProducer<String, byte[]> producer;
    private TopicReader verdicts;
    private TopicReader deadLetters;

    @BeforeAll
    void createTopicsOnlyNow() {
        producer = TestTopics.producer(kafka);
        verdicts = new TopicReader(kafka.bootstrapServers(), Topics.Names.VERDICTS);
        deadLetters = new TopicReader(kafka.bootstrapServers(), Topics.Names.DEAD_LETTER);
    }

    @AfterAll
    void close() {
        producer.close();
        verdicts.close();
        deadLetters.close();
    }

    @Test
    void aRunHasProvisionalVerdictsWhileItGoesOnAndAFinalOneFromItsStoredCurve() {
        String run = "a0000000000000000001";
        send(Topics.Names.MEASUREMENTS, run, measurements(run, 30));
        Verdict soFar = verdict(run, true);

        store.put(new RunKeys(run).curve(1), CurveParquet.write(grokking()));
        send(Topics.Names.RUN_EVENTS, run, completed(run));
        Verdict last = verdict(run, false);

        assertThat(soFar.getDynamic()).isEqualTo(Dynamic.DYNAMIC_UNGROKKING);
        assertThat(last.getDynamic()).isEqualTo(Dynamic.DYNAMIC_GROKKING);
        assertThat(last.getEvidence().getFittedEpoch()).isEqualTo(100);
        assertThat(last.getEvidence().getRisenEpoch()).isEqualTo(5000);
        assertThat(last.getEvidence().getDelay()).isEqualTo(4900);
        assertThat(last.getExplanation()).contains("grokked 4,900 epochs later");
        assertThat(last.getRulesVersion()).isEqualTo("1");
    }

    @Test
    void aRunThatFailedForGoodIsSaidToHaveFailedAndWhy() {
        String run = "a0000000000000000002";
        send(Topics.Names.RUN_EVENTS, run, failed(run, false, "out of memory"));
        send(Topics.Names.RUN_EVENTS, run, failed(run, true, "the loss is NaN at epoch 700"));

        Verdict verdict = verdict(run, false);

        assertThat(verdict.getDynamic()).isEqualTo(Dynamic.DYNAMIC_FAILED);
        assertThat(verdict.getExplanation()).isEqualTo("Training failed: the loss is NaN at epoch 700");
    }

    @Test
    void verdictsAreCountedAndTheServiceSaysThatItIsReady() throws Exception {
        String run = "a0000000000000000007";
        send(Topics.Names.RUN_EVENTS, run, failed(run, true, "counted"));
        verdict(run, false);

        assertThat(get("/q/metrics").body())
                .contains("grokscape_verdicts_total{dynamic=\"FAILED\",provisional=\"false\"}")
                .contains("grokscape_analyzer_running_curves");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatCannotBeReadBecomesADeadLetterAndTheNextRecordIsProcessed() {
        String run = "a0000000000000000003";
        send(Topics.Names.RUN_EVENTS, run, "no protobuf".getBytes(StandardCharsets.UTF_8));
        send(Topics.Names.RUN_EVENTS, run, failed("no-run-id", true, "?"));
        send(
                Topics.Names.RUN_EVENTS,
                run,
                RunEvent.newBuilder().setSchemaVersion(99).setRunId(run).build().toByteArray());
        send(Topics.Names.RUN_EVENTS, run, failed(run, true, "the next one"));

        assertThat(verdict(run, false).getExplanation()).endsWith("the next one");
        assertThat(deadLetters.await(letters ->
                        letters.stream().filter(l -> run.equals(l.key())).count() == 3))
                .filteredOn(letter -> run.equals(letter.key()))
                .extracting(letter -> Messages.deadLetter(letter.value()).getReason())
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("not Protobuf"),
                        reason -> assertThat(reason).contains("'no-run-id' is no run id"),
                        reason -> assertThat(reason).contains("schema version 99"));
    }

    @Test
    void aCurveThatIsNoCurveBecomesADeadLetter() {
        String run = "a0000000000000000004";
        store.put(new RunKeys(run).curve(1), "no parquet".getBytes(StandardCharsets.UTF_8));
        send(Topics.Names.RUN_EVENTS, run, completed(run));

        var letters = deadLetters.await(all -> all.stream().anyMatch(l -> run.equals(l.key())));

        assertThat(letters)
                .filteredOn(letter -> run.equals(letter.key()))
                .extracting(letter -> Messages.deadLetter(letter.value()).getReason())
                .singleElement()
                .asString()
                .contains("curve.parquet is no curve: it is not a Parquet file");
    }

    @Test
    void whileTheStoreIsAwayOtherRunsGetTheirVerdictsAndNoOffsetIsCommittedPastTheOneThatWaits() throws Exception {
        String waiting = "a0000000000000000005";
        store.put(new RunKeys(waiting).curve(1), CurveParquet.write(grokking()));
        server.stop();
        long offset = send(Topics.Names.RUN_EVENTS, waiting, completed(waiting));
        String other = "a0000000000000000006";
        send(Topics.Names.RUN_EVENTS, other, failed(other, true, "not in need of the store"));

        assertThat(verdict(other, false).getDynamic()).isEqualTo(Dynamic.DYNAMIC_FAILED);
        assertThat(committed(waiting)).isLessThanOrEqualTo(offset);

        server.start();
        assertThat(verdict(waiting, false).getDynamic()).isEqualTo(Dynamic.DYNAMIC_GROKKING);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (committed(waiting) <= offset && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        assertThat(committed(waiting)).isGreaterThan(offset);
    }

    private Verdict verdict(String run, boolean provisional) {
        return verdicts
                .await(all -> all.stream().anyMatch(r -> of(run, provisional, Messages.verdict(r.value()))))
                .stream()
                .map(r -> Messages.verdict(r.value()))
                .filter(v -> of(run, provisional, v))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static boolean of(String run, boolean provisional, Verdict verdict) {
        return verdict.getRunId().equals(run) && verdict.getProvisional() == provisional;
    }

    private long send(String topic, String key, byte[] value) {
        try {
            return producer.send(new ProducerRecord<>(topic, partition(key), key, value))
                    .get(30, TimeUnit.SECONDS)
                    .offset();
        } catch (Exception e) {
            throw new IllegalStateException("not sent to " + topic, e);
        }
    }

    private static int partition(String run) {
        return Math.floorMod(run.hashCode(), 4);
    }

    private long committed(String run) throws Exception {
        TopicPartition partition = new TopicPartition(Topics.Names.RUN_EVENTS, partition(run));
        try (var admin = kafka.admin()) {
            var offsets = admin.listConsumerGroupOffsets("grokscape-analyzer")
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
            return offsets.get(partition) == null ? 0 : offsets.get(partition).offset();
        }
    }

    private static byte[] completed(String run) {
        return RunEvent.newBuilder()
                .setSchemaVersion(1)
                .setRunId(run)
                .setAttempt(1)
                .setCompleted(
                        RunEvent.Completed.newBuilder().setLastEpoch(10_000).setCurveObject(new RunKeys(run).curve(1)))
                .build()
                .toByteArray();
    }

    private static byte[] failed(String run, boolean terminal, String reason) {
        return RunEvent.newBuilder()
                .setSchemaVersion(1)
                .setRunId(run)
                .setAttempt(1)
                .setFailed(RunEvent.Failed.newBuilder().setReason(reason).setTerminal(terminal))
                .build()
                .toByteArray();
    }

    private static byte[] measurements(String run, int rows) {
        return MeasurementBatch.newBuilder()
                .setSchemaVersion(1)
                .setRunId(run)
                .setAttempt(1)
                .setEpochs(10_000)
                .addAllMeasurements(grokking().rows().stream()
                        .limit(rows)
                        .map(row -> Measurement.newBuilder()
                                .setEpoch(row.epoch())
                                .setTrainLoss(row.trainLoss())
                                .setTrainAccuracy(row.trainAccuracy())
                                .setValidationLoss(row.validationLoss())
                                .setValidationAccuracy(row.validationAccuracy())
                                .setParameterNorm(row.parameterNorm())
                                .build())
                        .toList())
                .build()
                .toByteArray();
    }

    private static Curve grokking() {
        List<CurveRow> rows = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> new CurveRow(
                        100 * i, 1, i == 0 ? .01 : 1, 2, i < 50 ? .02 : 1, 20, Double.NaN, Double.NaN, 1, 0))
                .toList();
        return new Curve(rows);
    }
}
