package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Verdicts of rules of yesterday, replaced from stored curves. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejudgingTest {
    @TestHTTPResource
    URI root;

    EmbeddedKafka kafka;
    ObjectStore store;

    private KafkaProducer<String, byte[]> producer;
    private TopicReader verdicts;

    @BeforeAll
    void connect() {
        producer = TestTopics.producer(kafka);
        verdicts = new TopicReader(kafka.bootstrapServers(), Topics.Names.VERDICTS);
    }

    @AfterAll
    void close() {
        producer.close();
        verdicts.close();
    }

    @Test
    void runsJudgedByOldRulesAreJudgedAgainFromTheirCurvesOnceAndOthersAreLeftAlone() throws Exception {
        String study = "rejudged-0000000b";
        List<RunSpec> specs = SmallStudy.specs(.5);
        for (RunSpec spec : specs) {
            send(
                    Topics.Names.RUN_EVENTS,
                    spec.id(),
                    SmallStudy.planned(study, spec).toByteArray());
            store.put(new RunKeys(spec.id()).curve(1), CurveParquet.write(SmallStudy.curve(SmallStudy.groks(spec))));
        }
        // Three were judged by rules that called everything ungrokking, the last one by those of today.
        for (int i = 0; i < 4; i++) {
            Verdict verdict = SmallStudy.verdict(specs.get(i), i == 3).toBuilder()
                    .setRulesVersion(i == 3 ? "1" : "0")
                    .build();
            send(Topics.Names.VERDICTS, specs.get(i).id(), verdict.toByteArray());
        }
        awaitAnswer("/api/studies/" + study + "/rejudge", "\"runs\":4,\"outdated\":3,");

        request("POST", "/api/studies/" + study + "/rejudge");
        awaitAnswer("/api/studies/" + study + "/rejudge", "\"outdated\":0,\"waiting\":0,\"failed\":0");

        assertThat(newest(specs.get(2)).getDynamic()).isEqualTo(Dynamic.DYNAMIC_GROKKING);
        assertThat(newest(specs.get(2)).getRulesVersion()).isEqualTo("1");
        assertThat(newest(specs.get(2)).getEvidence().getRisenEpoch()).isEqualTo(5000);
        assertThat(newest(specs.get(3)).getEvidence().hasRisenEpoch()).isFalse();

        request("POST", "/api/studies/" + study + "/rejudge");
        assertThat(request("GET", "/api/studies/" + study + "/rejudge").body()).contains("\"waiting\":0");
    }

    @Test
    void aRunWhoseCurveIsGoneKeepsItsVerdictAndIsCounted() throws Exception {
        String study = "curveless-0000000c";
        RunSpec spec = SmallStudy.specs(.25).getFirst();
        send(Topics.Names.RUN_EVENTS, spec.id(), SmallStudy.planned(study, spec).toByteArray());
        send(
                Topics.Names.VERDICTS,
                spec.id(),
                SmallStudy.verdict(spec, true).toBuilder()
                        .setRulesVersion("0")
                        .build()
                        .toByteArray());
        awaitAnswer("/api/studies/" + study + "/rejudge", "\"outdated\":1,");

        request("POST", "/api/studies/" + study + "/rejudge");

        String answer = awaitAnswer("/api/studies/" + study + "/rejudge", "\"failed\":1");
        assertThat(answer).contains("curve.parquet is not in the store");
        assertThat(newest(spec).getRulesVersion()).isEqualTo("0");
    }

    @Test
    void anUnknownStudyIsNotFound() throws Exception {
        awaitAnswer("/api/rejudge", "\"rules_version\":\"1\"");

        HttpResponse<String> answer = request("POST", "/api/studies/no-such-study/rejudge");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("no study 'no-such-study' is known");
    }

    private Verdict newest(RunSpec spec) {
        return verdicts.await(all -> all.stream().anyMatch(record -> spec.id().equals(record.key()))).stream()
                .filter(record -> spec.id().equals(record.key()))
                .map(record -> Messages.verdict(record.value()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private String awaitAnswer(String path, String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String body = request("GET", path).body();
        while (!body.contains(text)) {
            assertThat(System.nanoTime())
                    .as("waited a minute for %s in %s", text, body)
                    .isLessThan(deadline);
            Thread.sleep(100);
            body = request("GET", path).body();
        }
        // What the broker has acknowledged may not have reached our reader yet.
        verdicts.drain();
        return body;
    }

    private HttpResponse<String> request(String method, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get(30, TimeUnit.SECONDS);
    }
}
