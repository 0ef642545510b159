package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.Words;

/** Numbers of a finding as they stand in a sentence; {@code unknown} where there is none. */
final class Numbers {
    private Numbers() {}

    /** Such as {@code 2,600}. */
    static String count(JsonNode finding, String pointer) {
        JsonNode value = finding.at(pointer);
        return value.isNumber() ? Words.count(value.asDouble()) : "unknown";
    }

    /** Three significant digits. */
    static String real(JsonNode finding, String pointer) {
        JsonNode value = finding.at(pointer);
        return value.isNumber() ? Words.real(value.asDouble()) : "unknown";
    }
}
