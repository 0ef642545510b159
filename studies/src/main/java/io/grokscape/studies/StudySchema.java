package io.grokscape.studies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of study files: for editors, and for whoever writes them by program. It knows keys, types and ranges;
 * what hangs on several keys together only {@link StudyYaml} and {@link Expansion} know.
 */
public final class StudySchema {
    /** The media type it is served as. */
    public static final String MEDIA_TYPE = "application/schema+json";

    private StudySchema() {}

    /** The schema's text. */
    public static String json() {
        try (InputStream file = StudySchema.class.getResourceAsStream("/schema/study.schema.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
