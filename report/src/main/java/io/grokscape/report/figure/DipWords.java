package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;

/** A double-descent finding in a few words. */
public final class DipWords {
    private DipWords() {}

    static boolean detected(JsonNode finding) {
        return finding.path("detected").asBoolean();
    }

    /** Such as {@code dips by .51 (.29 to .71), p = .003}. */
    public static String of(JsonNode finding) {
        String p = Words.p(finding.path("p_value").asDouble(1));
        JsonNode interval = finding.path("dip_interval");
        if (!detected(finding)) {
            return "no dip found, " + p;
        }
        String range = interval.path(0).isNumber() && interval.path(1).isNumber()
                ? " (%s to %s)"
                        .formatted(
                                Words.share(interval.get(0).asDouble()),
                                Words.share(interval.get(1).asDouble()))
                : "";
        return "dips by %s%s, %s"
                .formatted(Words.share(finding.path("dip_depth").asDouble()), range, p);
    }
}
