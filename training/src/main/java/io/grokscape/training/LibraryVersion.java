package io.grokscape.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which library trained: its release, and the revision of the bits it computes. */
public final class LibraryVersion {
    /**
     * Counts changes that alter a trained bit, in any engine: part of every engine's fingerprint. Most releases alter
     * none, and their checkpoints go on.
     */
    public static final int BITS = 1;

    /** The release, such as {@code 0.1.0}: recorded in files, compared with nothing. */
    public static final String RELEASE = release();

    private LibraryVersion() {}

    private static String release() {
        try (InputStream resource = LibraryVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
