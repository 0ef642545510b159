package io.grokscape.standalone.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions that the build knows. */
public record Version(String grokscape, String postgres) {
    /** Those of this build. */
    public static Version current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
        return new Version(properties.getProperty("grokscape"), properties.getProperty("postgres"));
    }
}
