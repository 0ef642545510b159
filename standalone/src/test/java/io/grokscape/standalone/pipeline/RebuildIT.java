package io.grokscape.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.proto.Topics;
import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.Dashboard.ReadModel;
import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read model can be dropped, and the broker's data lost: what the real stack then shows is what it showed before. */
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String SHORT = """
            name: short
            base: {task: add, modulus: 13, train_size: 80, hidden_size: 8, epochs: 60, log_every: 5}
            seeds: 3
            """;
    private static final String LONG = """
            name: long
            base: {task: add, modulus: 113, train_size: 6000, hidden_size: 64, epochs: 1000000, stop_when_settled: false}
            """;

    /** What must be the same after a rebuild; a row's revision is not, it is the transaction that wrote it. */
    private static final List<String> TABLES =
            List.of("study", "run", "study_run", "event", "curve_piece", "verdict", "finding", "trainer");

    /** What must be the same after the broker's data is lost: all but the curve so far of a run that has not ended. */
    private static final Map<String, String> LASTING = Map.of(
            "studies",
                    "select row(study_id, name, question, yaml, run_count, state, submitted_at, notes::text, tags)::text"
                            + " from read_model.study order by study_id",
            "runs",
                    "select row(run_id, spec::text, state, engine, trainer, completed_attempt, completed_epoch, settled,"
                            + " training_seconds, epoch, train_accuracy, validation_accuracy, parameter_norm, dynamic,"
                            + " provisional, confidence, notes::text, tags)::text from read_model.run where state = 'completed' order by run_id",
            "states",
                    "select row(run_id, spec::text, state, reason, trainer, engine)::text from read_model.run order by run_id",
            "members", "select m::text from read_model.study_run m order by study_id, run_id",
            "verdicts",
                    "select row(run_id, attempt, dynamic, confidence, provisional, explanation, evidence)::text"
                            + " from read_model.verdict where not provisional order by run_id");

    @TempDir
    private Path temp;

    @Test
    void whatIsShownSurvivesTheReadModelAndTheBrokersData() throws Exception {
        Path data = temp.resolve("data");
        Map<String, List<String>> lasting;
        Map<String, JsonNode> curves;
        try (TemporaryStack stack = new TemporaryStack(data)) {
            List<String> runs = train(stack);
            Map<String, List<String>> before = tables(stack);

            assertThat(done(stack.command("rebuild"))).contains("studies");

            assertThat(tables(stack)).isEqualTo(before);
            replay(stack);
            lasting = lasting(stack);
            curves = curves(stack, runs);
        }
        delete(data.resolve("broker"));
        try (TemporaryStack stack = new TemporaryStack(data)) {
            Planner planner = new Planner(stack.address("planner"));
            Dashboard dashboard = new Dashboard(stack.address("dashboard"));
            await("nothing behind", () -> isBuilt(planner, dashboard));
            Await.until(PATIENCE, () -> answers(() -> lasting(stack).equals(lasting)));
            assertThat(lasting(stack)).isEqualTo(lasting);
            assertThat(curves(stack, List.copyOf(curves.keySet()))).isEqualTo(curves);
        }
    }

    /** Trains a study, pauses a run of another within two seconds, and notes something; the ids of the trained runs. */
    private static List<String> train(TemporaryStack stack) throws Exception {
        Planner planner = new Planner(stack.address("planner"));
        String longRun = planner.submit(LONG).id();
        String run = firstRun(stack, longRun);
        await(
                "the long run running",
                () -> stack.planner("/api/runs/" + run).path("state").asText().equals("running"));
        long asked = System.nanoTime();
        assertThat(planner.control(planner.find("long").getFirst(), "pause").stopping())
                .isEqualTo(1);
        await(
                "the long run paused",
                () -> stack.planner("/api/runs/" + run).path("state").asText().equals("paused"));
        System.out.printf("a running run was paused within %d ms%n", (System.nanoTime() - asked) / 1_000_000);

        String study = planner.submit(SHORT).id();
        stack.post("planner", "/api/notes/studies/" + study, "{\"text\": \"for the paper\"}");
        await("every run judged", () -> {
            JsonNode shown = stack.dashboard("/api/studies/" + study);
            return shown.at("/run_states/completed").asInt() == 3
                    && shown.path("state").asText().equals("ended")
                    && shown.path("provisional").asInt() == 0
                    && !shown.path("verdicts").isEmpty();
        });
        await("the findings of all three", () -> stack.dashboard("/api/studies/" + study)
                .path("findings")
                .findValuesAsText("count")
                .contains("3"));
        List<String> runs = stack.rows("select run_id from read_model.study_run where study_id = '" + study + "'");
        stack.post("planner", "/api/notes/runs/" + runs.getFirst(), "{\"text\": \"looks odd\"}");
        await(
                "the note",
                () -> stack.dashboard("/api/runs/" + runs.getFirst())
                                .path("notes")
                                .size()
                        == 1);
        await(
                "the pause shown",
                () -> stack.dashboard("/api/runs/" + run).path("state").asText().equals("paused"));
        Dashboard dashboard = new Dashboard(stack.address("dashboard"));
        await("nothing behind", () -> isBuilt(planner, dashboard));
        return runs;
    }

    private static String firstRun(TemporaryStack stack, String study) throws Exception {
        return stack.planner("/api/studies/" + study + "/runs").at("/runs/0/id").asText();
    }

    /** A record that is no message, put back as people do it: it dies again, which makes it another letter. */
    private static void replay(TemporaryStack stack) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.Names.RUNS, "garbage", "no message"))
                    .get();
        }
        await("the dead letter", () -> done(stack.command("replay", "--dry-run"))
                .contains("waiting: 1"));
        assertThat(done(stack.command("replay", "--topic", "runs"))).contains("put back: 1");
    }

    private static String done(TemporaryStack.Said command) {
        assertThat(command.status()).as(command.text()).isZero();
        return command.text();
    }

    private static boolean isBuilt(Planner planner, Dashboard dashboard) throws InterruptedException {
        try {
            return planner.untold() == 0
                    && dashboard.readModel().filter(ReadModel::isComplete).isPresent();
        } catch (ServiceException away) {
            return false;
        }
    }

    private static Map<String, List<String>> tables(TemporaryStack stack) throws Exception {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : TABLES) {
            tables.put(
                    table,
                    stack.rows("select (to_jsonb(t) - 'revision')::text from read_model.%s t order by 1"
                            .formatted(table)));
        }
        return tables;
    }

    private static Map<String, List<String>> lasting(TemporaryStack stack) throws Exception {
        Map<String, List<String>> lasting = new TreeMap<>();
        for (Map.Entry<String, String> each : LASTING.entrySet()) {
            lasting.put(each.getKey(), stack.rows(each.getValue()));
        }
        return lasting;
    }

    private static Map<String, JsonNode> curves(TemporaryStack stack, List<String> runs) throws Exception {
        Map<String, JsonNode> curves = new TreeMap<>();
        for (String run : runs) {
            curves.put(run, stack.dashboard("/api/runs/" + run + "/curve").path("columns"));
        }
        return curves;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        assertThat(Await.until(PATIENCE, () -> answers(condition))).as(what).isTrue();
    }

    /** The dashboard, and the tables it makes, are away for a moment in between. */
    private static boolean answers(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (SQLException | IOException | NoSuchElementException | ServiceException away) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
