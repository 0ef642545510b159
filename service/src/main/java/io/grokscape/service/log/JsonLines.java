package io.grokscape.service.log;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A log record as one line of JSON. What the thread works on stands in fields of its own: {@code study}, {@code run} and
 * {@code attempt} in a trainer.
 */
final class JsonLines extends ExtFormatter {
    private final String service;

    JsonLines(String service) {
        this.service = service;
    }

    @Override
    public String format(ExtLogRecord record) {
        JsonObject line = new JsonObject()
                .put("time", record.getInstant().toString())
                .put("level", record.getLevel().getName())
                .put("service", service)
                .put("logger", record.getLoggerName())
                .put("thread", record.getThreadName());
        record.getMdcCopy().forEach(line::put);
        line.put("message", record.getFormattedMessage());
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            line.put("error", trace.toString());
        }
        return line.encode() + "\n";
    }
}
