package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.VerdictRules;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Finding;
import io.grokscape.service.broker.Brokers;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A broker that lost its topics, under an analyzer that goes on. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TopicsMadeAnewTest {
    private static final String STUDY = "told-0000000a";

    @Inject
    AnalyzerConfig config;

    @Test
    void whatWasPublishedToTheFormerTopicsCountsNoMore() throws Exception {
        StudyRuns runs = new StudyRuns();
        StudyFindings findings = new StudyFindings(VerdictRules.DEFAULT, (_, now, _, _) -> now);
        try (EmbeddedKafka kafka = EmbeddedKafka.start().withTopics();
                KafkaProducer<String, byte[]> producer = TestTopics.producer(kafka)) {
            StudyTopics topics = new StudyTopics(runs, findings, config, Brokers.at(kafka.bootstrapServers()));
            publish(producer);
            topics.start(null);
            try {
                // A study without runs has no findings: one that was published would have to be withdrawn.
                awaitTrue(() -> !findings.news(STUDY, runs.finished(STUDY), 1).isEmpty());

                try (var admin = kafka.admin()) {
                    List<String> all = Topics.all().stream().map(Topics::topic).toList();
                    admin.deleteTopics(all).all().get(30, TimeUnit.SECONDS);
                    awaitTrue(() -> names(admin).stream().noneMatch(all::contains));
                }
                kafka.withTopics();

                awaitTrue(() -> findings.news(STUDY, runs.finished(STUDY), 1).isEmpty());
            } finally {
                topics.stop();
            }
        }
    }

    private static List<String> names(Admin admin) {
        try {
            return List.copyOf(admin.listTopics().names().get(30, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** By somebody else, another analyzer perhaps. */
    private static void publish(KafkaProducer<String, byte[]> producer) throws Exception {
        Finding finding = Finding.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setStudyId(STUDY)
                .setKind("crossing")
                .setWhich("add")
                .setJson("{}")
                .build();
        producer.send(new ProducerRecord<>(Topics.Names.FINDINGS, StudyFindings.key(finding), finding.toByteArray()))
                .get(30, TimeUnit.SECONDS);
    }

    private static void awaitTrue(BooleanSupplier wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 90 s").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }
}
