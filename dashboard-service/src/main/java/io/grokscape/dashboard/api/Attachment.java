package io.grokscape.dashboard.api;

/** Files that a browser is to save. */
final class Attachment {
    private Attachment() {}

    /** The header's value; what could end it, or name another folder, becomes an underscore. */
    static String named(String name) {
        return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"";
    }
}
