package io.grokscape.proto;

/** The version every message carries: readers accept up to {@link #CURRENT} and refuse newer ones by name. */
public final class SchemaVersion {
    /** What this release writes. */
    public static final int CURRENT = 1;

    private SchemaVersion() {}

    /** Throws {@link UnreadableMessageException} if a message of this version cannot be understood here. */
    public static void check(String message, int version) {
        if (version < 1 || version > CURRENT) {
            throw new UnreadableMessageException(
                    "%s has schema version %d; this release understands 1 to %d".formatted(message, version, CURRENT));
        }
    }
}
