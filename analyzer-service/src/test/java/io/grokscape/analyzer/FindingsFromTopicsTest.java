package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.VerdictRules;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Finding;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.service.broker.Brokers;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From ended runs to their study's findings, through a real broker and a real object store. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsFromTopicsTest {
    @Inject
    AnalyzerConfig config;

    EmbeddedKafka kafka;
    ObjectStore store;

    private KafkaProducer<String, byte[]> producer;
    private TopicReader findings;

    @BeforeAll
    void connect() {
        producer = TestTopics.producer(kafka);
        findings = new TopicReader(kafka.bootstrapServers(), Topics.Names.FINDINGS);
    }

    @AfterAll
    void close() {
        producer.close();
        findings.close();
    }

    @Test
    void aStudyHasItsFindingOnceItsRunsHaveEndedAndAnAnalyzerThatStartsAgainHasNothingToAdd() throws Exception {
        String study = "dcrit-0000000a";
        List<RunSpec> specs = SmallStudy.specs(1);
        specs.forEach(spec -> send(SmallStudy.planned(study, spec)));
        specs.forEach(this::end);

        Finding found = await(study, "\"kind\":\"critical_dataset_size\"", "\"count\":4");
        assertThat(found.getJson())
                .contains("\"hidden_size\":64", "\"train_sizes\":[2000,3000]", "\"grokked\":[0,2]")
                .contains("\"recipe\":{\"learning_rate\":0.007,\"weight_decay\":1,");

        StudyRuns runs = new StudyRuns();
        StudyFindings afterRestart = new StudyFindings(VerdictRules.DEFAULT, new FirstPredictions(store));
        StudyTopics topics = new StudyTopics(runs, afterRestart, config, Brokers.at(kafka.bootstrapServers()));
        topics.start(null);
        try {
            awaitTrue(() -> runs.finished(study).runs().size() == 4);
            awaitTrue(() -> afterRestart.news(study, runs.finished(study), 1).isEmpty());
        } finally {
            topics.stop();
        }
    }

    private void end(RunSpec spec) {
        String run = spec.id();
        store.put(new RunKeys(run).curve(1), CurveParquet.write(SmallStudy.curve(SmallStudy.groks(spec))));
        send(RunEvent.newBuilder()
                .setSchemaVersion(1)
                .setRunId(run)
                .setAttempt(1)
                .setCompleted(
                        RunEvent.Completed.newBuilder().setLastEpoch(10_000).setCurveObject(new RunKeys(run).curve(1)))
                .build());
    }

    private Finding await(String study, String... texts) {
        return findings
                .await(all -> all.stream()
                        .map(record -> Messages.finding(record.value()))
                        .anyMatch(finding -> of(study, finding, texts)))
                .stream()
                .map(record -> Messages.finding(record.value()))
                .filter(finding -> of(study, finding, texts))
                .findFirst()
                .orElseThrow();
    }

    private static boolean of(String study, Finding finding, String... texts) {
        return finding.getStudyId().equals(study) && Arrays.stream(texts).allMatch(finding.getJson()::contains);
    }

    private static void awaitTrue(java.util.function.BooleanSupplier wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private void send(RunEvent event) {
        try {
            producer.send(new ProducerRecord<>(Topics.Names.RUN_EVENTS, event.getRunId(), event.toByteArray()))
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("not sent", e);
        }
    }
}
