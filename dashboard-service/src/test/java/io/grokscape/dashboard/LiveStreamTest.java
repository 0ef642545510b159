package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grokscape.proto.v1.Measurement;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a viewer of the live stream is sent. */
@QuarkusTest
@WithTestResource(RealParts.class)
class LiveStreamTest {
    @TestHTTPResource("/api/stream")
    URI stream;

    EmbeddedKafka kafka;
    private Publisher publisher;

    @BeforeEach
    void connect() {
        publisher = Publisher.on(kafka);
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    private record Event(String id, String name, JsonPath data) {}

    @Test
    void aViewerOfARunIsSentWhatItHasNotSeenAndNothingTwice() throws Exception {
        RunSpec spec = RunSpec.of("add").hiddenSize(12).dataSeed(501).build();
        publisher.send(publisher.planned("live-study", 0, spec));
        publisher.send(spec.id(), 1, rows(0, 10));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/api/runs/" + spec.id()).statusCode() == 200
                        && given().get("/api/runs/" + spec.id()).jsonPath().get("epoch") != null);

        String lastId;
        try (Viewer viewer = new Viewer("?run=" + spec.id(), null)) {
            assertThat(viewer.next("points").data().getList("columns.epoch", Integer.class))
                    .containsExactlyElementsOf(epochs(0, 10));
            publisher.send(spec.id(), 1, rows(10, 13));
            Event more = viewer.next("points");
            assertThat(more.data().getList("columns.epoch", Integer.class)).containsExactlyElementsOf(epochs(10, 13));
            lastId = more.id();
        }
        publisher.send(spec.id(), 1, rows(13, 15));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/api/runs/" + spec.id()).jsonPath().getInt("epoch") == 14);
        try (Viewer viewer = new Viewer("?run=" + spec.id(), lastId)) {
            assertThat(viewer.next("points").data().getList("columns.epoch", Integer.class))
                    .as("taken up where it broke off")
                    .containsExactly(13, 14);
        }
        try (Viewer viewer = new Viewer("?run=" + spec.id(), "999999999999.1.14")) {
            assertThat(viewer.next("run").data().getInt("epoch"))
                    .as("an id of another database")
                    .isEqualTo(14);
        }
    }

    @Test
    void viewersOfHomeAndOfAStudySeeItMove() throws Exception {
        RunSpec spec = RunSpec.of("add").hiddenSize(12).dataSeed(502).build();
        publisher.send(Publisher.study("moving-study", 1));
        publisher.send(publisher.planned("moving-study", 0, spec));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/api/studies/moving-study/runs").path("total"), total -> Integer.valueOf(1)
                        .equals(total));
        try (Viewer home = new Viewer("", null);
                Viewer study = new Viewer("?study=moving-study", null)) {
            home.next("studies");
            study.next("study");
            publisher.send(publisher.event(
                    spec.id(), 1, event -> event.getStartedBuilder().setEngineFingerprint("e")));
            publisher.send(spec.id(), 1, rows(0, 3));
            home.next("studies", page -> page.getInt("items.find { it.id == 'moving-study' }.run_states.running") == 1);
            home.next("fleet", fleet -> fleet.getList("trainers.name").contains("trainer-1"));
            study.next("runs", runs -> "running".equals(runs.getString("[0].state")));
        }
    }

    private static List<Measurement> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(epoch -> Publisher.measurement(epoch, 0.5, 0.1).build())
                .toList();
    }

    private static List<Integer> epochs(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** Reads a stream as a browser does. */
    private final class Viewer implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader lines;

        Viewer(String query, String lastId) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + query))
                    .timeout(Duration.ofSeconds(60))
                    .header("Accept", "text/event-stream");
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        Event next(String name) throws IOException {
            return next(name, data -> true);
        }

        Event next(String name, Predicate<JsonPath> wanted) throws IOException {
            while (true) {
                Event event = read();
                if (event.name().equals(name) && wanted.test(event.data())) {
                    return event;
                }
            }
        }

        private Event read() throws IOException {
            String id = null;
            String name = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && name != null) {
                    return new Event(id, name, new JsonPath(data.toString()));
                }
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                }
            }
            throw new IOException("the stream ended");
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
