package io.grokscape.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void whatTheThreadWorksOnIsAFieldAndAMessageStaysOnItsLine() {
        ExtLogRecord record = new ExtLogRecord(Level.WARN, "lost\n{\"level\":\"INFO\"}", "test");
        record.setLoggerName("io.grokscape.trainer.RunJob");
        record.setMdc(Map.of("study", "quickstart-1", "run", "0123", "attempt", "2"));
        record.setThrown(new IllegalStateException("why"));

        String line = new JsonLines("trainer").format(record);

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        JsonObject read = new JsonObject(line);
        assertThat(read.getString("run")).isEqualTo("0123");
        assertThat(read.getString("attempt")).isEqualTo("2");
        assertThat(read.getString("level")).isEqualTo("WARN");
        assertThat(read.getString("message")).isEqualTo("lost\n{\"level\":\"INFO\"}");
        assertThat(read.getString("error")).contains("IllegalStateException: why");
    }
}
