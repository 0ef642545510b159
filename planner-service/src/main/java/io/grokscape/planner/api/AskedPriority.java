package io.grokscape.planner.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.planner.ledger.Control;
import java.io.InputStream;

/** Request bodies like {@code {"priority": 5}}. */
final class AskedPriority {
    private static final int MAX_BYTES = 1000;

    private AskedPriority() {}

    static int in(InputStream body) {
        JsonNode json = RequestBody.json(body, MAX_BYTES);
        JsonNode priority = json.path("priority");
        if (json.size() != 1 || !priority.isInt() || Math.abs(priority.intValue()) > Control.MAX_PRIORITY) {
            throw new ProblemException(
                    400, "expected {\"priority\": N} with N from -%1$d to %1$d".formatted(Control.MAX_PRIORITY));
        }
        return priority.intValue();
    }
}
