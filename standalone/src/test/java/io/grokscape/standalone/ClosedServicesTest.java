package io.grokscape.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a process of its own with its own environment, before services that ask who calls. */
class ClosedServicesTest {
    private static final String TOKEN = "the-token-of-vera-51c9";
    private static final String WRONG = "a-token-of-nobody-77ab";

    @TempDir
    private Path temp;

    private DashboardElsewhere services;

    private record Outcome(int status, String output) {}

    @BeforeEach
    void start() throws IOException {
        services = new DashboardElsewhere(3, TOKEN);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void withTheTokenOfTheEnvironmentEveryRequestPasses() throws Exception {
        Outcome outcome = grokscape(Map.of("GROKSCAPE_TOKEN", TOKEN), "export", "sweep", "--out", temp.toString());

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(temp.resolve("runs.csv")).content().hasLineCount(1 + 3);
        assertThat(outcome.output()).doesNotContain(TOKEN);
    }

    @Test
    void withoutOneItIsSaidWhichVariableIsMissing() throws Exception {
        refused(grokscape(Map.of(), "status"), "the dashboard at " + services.address() + " wants a token");
    }

    @Test
    void aWrongOneIsNamedAndNotRepeated() throws Exception {
        Outcome outcome = grokscape(Map.of("GROKSCAPE_TOKEN", WRONG), "status");

        refused(outcome, "does not know the token in GROKSCAPE_TOKEN");
        assertThat(outcome.output()).doesNotContain(WRONG);
    }

    @Test
    void oneThatIsNoneIsNotRepeatedEither() throws Exception {
        Outcome outcome = grokscape(Map.of("GROKSCAPE_TOKEN", WRONG + "\nHost: elsewhere"), "status");

        refused(outcome, "GROKSCAPE_TOKEN holds");
        assertThat(outcome.output()).doesNotContain(WRONG);
        assertThat(services.asked()).isEmpty();
    }

    @Test
    void whoMayNotIsToldWhatItNeeds() throws Exception {
        refused(
                grokscape(
                        Map.of("GROKSCAPE_TOKEN", TOKEN, "GROKSCAPE_PLANNER_URL", services.address()),
                        "pause",
                        "sweep"),
                "vera is a viewer; this needs a researcher");
    }

    @Test
    void aNeighbourWhoseAddressNobodyGaveIsNamed() throws Exception {
        refused(grokscape(Map.of("GROKSCAPE_TOKEN", TOKEN), "pause", "sweep"), "set GROKSCAPE_PLANNER_URL");
    }

    private static void refused(Outcome outcome, String reason) {
        assertThat(outcome.status()).as(outcome.output()).isEqualTo(2);
        assertThat(outcome.output()).hasLineCount(1).contains(reason);
    }

    private Outcome grokscape(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Grokscape.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GROKSCAPE_URL", services.address());
        builder.environment().keySet().removeAll(List.of("GROKSCAPE_TOKEN", "GROKSCAPE_PLANNER_URL"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
