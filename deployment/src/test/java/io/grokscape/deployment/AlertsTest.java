package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The alert rules by Prometheus' own tool. */
class AlertsTest {
    @TempDir
    Path folder;

    /** As docker-compose.yml does it: what stands under spec, two columns further left. */
    @BeforeEach
    void takeTheRulesOut() throws IOException {
        String rule = Repository.text("monitoring/alerts.yaml");
        String spec = rule.substring(rule.indexOf("\nspec:\n") + "\nspec:\n".length());
        Files.writeString(folder.resolve("rules.yaml"), spec.replaceAll("(?m)^ {2}", ""));
        Files.writeString(folder.resolve("alerts_test.yaml"), Repository.text("monitoring/alerts_test.yaml"));
    }

    @Test
    void promtoolUnderstandsEveryRule() throws Exception {
        promtool("check", "rules", "rules.yaml");
    }

    @Test
    void everyAlertFiresInTheSituationItIsForAndNotBefore() throws Exception {
        promtool("test", "rules", "alerts_test.yaml");
        Map<String, Object> tests = new Yaml().load(Repository.text("monitoring/alerts_test.yaml"));
        Set<String> played = Rendered.list(tests, "tests").stream()
                .map(test -> (String) test.get("name"))
                .collect(Collectors.toSet());
        assertThat(played)
                .isEqualTo(Expressions.ofAlerts().stream()
                        .map(Expressions.Expression::where)
                        .collect(Collectors.toSet()));
    }

    private void promtool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Prometheus.program("promtool");
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw Tools.missing("promtool", "Prometheus understands the alerts and that they fire");
        }
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
    }
}
