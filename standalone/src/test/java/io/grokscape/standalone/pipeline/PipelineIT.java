package io.grokscape.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dynamics.findings.SweepCsv;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.report.export.StudyExport;
import io.grokscape.report.page.HtmlPage;
import io.grokscape.report.page.Report;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.process.Await;
import io.grokscape.standalone.process.ProcessIdentity;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline, real: broker, object store, database and the four services as child processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TINY = """
        name: %s
        base: {task: add, modulus: 13, train_size: %d, hidden_size: 8, epochs: 60, log_every: 5}
        seeds: 2
        """;

    @TempDir
    private static Path temp;

    private TemporaryStack stack;

    @BeforeAll
    void start() throws Exception {
        stack = new TemporaryStack(temp.resolve("data"));
    }

    /** Also the last test: whatever the others did, nothing may be left. */
    @AfterAll
    void closingLeavesNoProcess() {
        List<ProcessIdentity> processes = stack.processes();
        stack.close();
        assertThat(processes).hasSize(14).allSatisfy(process -> assertThat(process.handle())
                .isEmpty());
    }

    @Test
    void aSubmittedStudyIsTrainedJudgedAndShown() throws Exception {
        JsonNode study = runToTheEnd(TINY.formatted("tiny", 80), 201);

        assertThat(study.path("run_states").path("completed").asInt()).isEqualTo(2);
        List<JsonNode> seeds = seeds(study);
        assertThat(seeds).hasSize(2);
        for (JsonNode seed : seeds) {
            String run = seed.path("run_id").asText();
            assertThat(seed.path("dynamic").asText()).isNotIn("", "null", "FAILED");
            assertThat(seed.path("provisional").asBoolean(true)).isFalse();
            assertThat(stack.dashboard("/api/runs/" + run + "/curve")
                            .at("/columns/epoch")
                            .size())
                    .isGreaterThanOrEqualTo(10);
            assertThat(stack.objectsOf(run).resolve("spec.json")).exists();
            assertThat(stack.objectsOf(run).resolve("result.json")).exists();
            assertThat(stack.objectsOf(run).resolve("attempts/1/curve.parquet")).exists();
            assertThat(stack.objectsOf(run).resolve("attempts/1/final.safetensors"))
                    .exists();
        }
    }

    @Test
    void aFinishedStudyIsExportedAndReported() throws Exception {
        JsonNode study = runToTheEnd(TINY.formatted("on-record", 83), 201);
        RecordedStudy record =
                new Dashboard(stack.dashboardAddress()).record(study.path("id").asText());
        Path out = Files.createDirectories(temp.resolve("tables"));

        StudyExport.Counts counts = StudyExport.write(record, out, _ -> {});
        Report report = Report.of(record, _ -> {});

        assertThat(counts.runs()).isEqualTo(2);
        assertThat(counts.finished()).isEqualTo(2);
        assertThat(counts.measurements()).isGreaterThanOrEqualTo(20);
        assertThat(SweepCsv.read("sweep.csv", Files.readString(out.resolve("sweep.csv"))))
                .hasSize(2);
        assertThat(HtmlPage.of(report, ""))
                .contains("2: 2 completed", "<figure id=\"accuracy-over-training\"")
                .contains(runIds(study));
    }

    @Test
    void endedRunsAreJudgedAgainByOneCommand() throws Exception {
        JsonNode study = runToTheEnd(TINY.formatted("judged-twice", 84), 201);
        String verdict = "/api/runs/" + runIds(study).getFirst();
        String before = stack.dashboard(verdict).at("/verdict/judged_at").asText();

        TemporaryStack.Said nothing = stack.command("rejudge", "judged-twice");
        TemporaryStack.Said all = stack.command("rejudge", "judged-twice", "--all");
        TemporaryStack.Said unknown = stack.command("rejudge", "no-such-study");

        assertThat(nothing.text()).contains("0 of 2 runs judged again by rules 1");
        assertThat(nothing.status()).isZero();
        assertThat(all.text()).contains("2 of 2 runs judged again by rules 1");
        assertThat(all.status()).isZero();
        assertThat(unknown.text()).contains("no-such-study: no such study has been submitted");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(Await.until(PATIENCE, () -> !stack.dashboard(verdict)
                        .at("/verdict/judged_at")
                        .asText()
                        .equals(before)))
                .as("a newer verdict than that of " + before)
                .isTrue();
    }

    @Test
    void aRunAskedForTwiceIsTrainedOnce() throws Exception {
        JsonNode first = runToTheEnd(TINY.formatted("first", 81), 201);

        JsonNode again = runToTheEnd(TINY.formatted("first", 81), 200);
        JsonNode other = runToTheEnd(TINY.formatted("second", 81), 201);

        assertThat(again.path("id").asText()).isEqualTo(first.path("id").asText());
        assertThat(other.path("id").asText()).isNotEqualTo(first.path("id").asText());
        assertThat(runIds(other)).containsExactlyInAnyOrderElementsOf(runIds(first));
        for (String run : runIds(first)) {
            assertThat(stack.attempts(run)).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        an unknown field             | base: {task: add, hiden_size: 8}                          | 2 | hiden_size
        a negative size              | base: {task: add, train_size: -5}                         | 2 | train_size
        a width heads do not divide  | base: {task: add, hidden_size: 30, heads: 4}              | 2 | heads
        more pairs than the task has | base: {task: add, modulus: 13, train_size: 500}           | 2 | 169
        a syntax error               | base: {task: add                                          | 3 | expected
        ten million runs             | seeds: 10000000                                           | 2 | 10,000,000
        """)
    void aBadStudyIsRefusedWithItsPlaceAndTheNextGoodOneWorks(String what, String line, int place, String words)
            throws Exception {
        HttpResponse<String> answer = stack.submit("name: bad\n" + line + "\n");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = TemporaryStack.json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).contains(words);
        assertThat(problem.path("line").asInt()).isEqualTo(place);
        assertThat(problem.path("column").asInt()).isPositive();
        assertThat(stack.submit(TINY.formatted("good", 80)).statusCode()).isIn(200, 201);
    }

    @Test
    void aRecordNobodyCanReadIsSetAsideWithTheReasonAndTheNextIsTrained() throws Exception {
        byte[] garbage = "no protobuf at all".getBytes(StandardCharsets.UTF_8);
        byte[] fromTheFuture = RunRequest.newBuilder()
                .setSchemaVersion(9_999)
                .setRunId("ffffffffffffffffffff")
                .build()
                .toByteArray();
        send(garbage);
        send(fromTheFuture);

        JsonNode study = runToTheEnd(TINY.formatted("after-garbage", 82), 201);

        assertThat(study.path("run_states").path("completed").asInt()).isEqualTo(2);
        List<DeadLetter> letters = deadLetters(2);
        assertThat(letters).extracting(DeadLetter::getTopic).containsOnly(Topics.Names.RUNS);
        assertThat(letters)
                .extracting(letter -> letter.getValue().toStringUtf8())
                .contains("no protobuf at all");
        assertThat(letters).extracting(DeadLetter::getReason).anyMatch(reason -> reason.contains("9999"));
    }

    /** Submits a study and returns what the dashboard shows of it once every run is over and judged. */
    private JsonNode runToTheEnd(String yaml, int status) throws Exception {
        HttpResponse<String> answer = stack.submit(yaml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String path = "/api/studies/" + TemporaryStack.json(answer).path("id").asText();
        assertThat(Await.until(PATIENCE, () -> stack.dashboardStatus(path) == 200 && isJudged(stack.dashboard(path))))
                .as("a final verdict on every run: " + stack.dashboard(path))
                .isTrue();
        return stack.dashboard(path);
    }

    private static boolean isJudged(JsonNode study) {
        List<JsonNode> seeds = seeds(study);
        return !seeds.isEmpty()
                && seeds.size() == study.path("runs").asInt()
                && seeds.stream()
                        .allMatch(seed -> seed.path("dynamic").isTextual()
                                && !seed.path("provisional").asBoolean(true));
    }

    private static List<JsonNode> seeds(JsonNode study) {
        List<JsonNode> seeds = new ArrayList<>();
        study.path("cells").forEach(cell -> cell.path("seeds").forEach(seeds::add));
        return seeds;
    }

    private static List<String> runIds(JsonNode study) {
        return seeds(study).stream().map(seed -> seed.path("run_id").asText()).toList();
    }

    private void send(byte[] value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.Names.RUNS, "ffffffffffffffffffff", value))
                    .get();
        }
    }

    /** The dead letters there are, as soon as there are that many. */
    private List<DeadLetter> deadLetters(int count) {
        List<DeadLetter> letters = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.Names.DEAD_LETTER, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (letters.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(record -> letters.add(Messages.deadLetter(record.value())));
            }
        }
        return letters;
    }
}
