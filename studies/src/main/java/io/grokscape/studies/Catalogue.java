package io.grokscape.studies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The studies that come with Grokscape: one documented YAML file each, under {@code catalogue/}. */
public final class Catalogue {
    private static final List<String> NAMES = List.of("quickstart", "figure-2");

    private Catalogue() {}

    /** Their names, the one to begin with first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The file of a study, comments and all; empty if the catalogue has no such study. */
    public static Optional<String> yaml(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static String read(String name) {
        try (InputStream file = Catalogue.class.getResourceAsStream("/catalogue/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
