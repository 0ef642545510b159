package io.grokscape.dashboard.api;

import java.util.Arrays;

/** Whether a client has what a tag names. */
final class KnownTag {
    private KnownTag() {}

    /** @param ifNoneMatch the header as it came; may be null */
    static boolean among(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || opaque(known).equals(opaque(tag)));
    }

    /** Weak and strong tags are compared weakly, as RFC 9110 has it for this header. */
    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
