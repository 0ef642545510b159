package io.grokscape.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that come with this module. */
public final class Resource {
    private Resource() {}

    /** The text of one of them, such as {@code claims.yaml}. */
    public static String text(String name) {
        try (InputStream file = Resource.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
