package io.grokscape.studies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The studies that come with Grokscape: one documented YAML file each, under {@code catalogue/}. */
public final class Catalogue {
    private static final List<String> NAMES = List.of(
            "quickstart",
            "figure-1",
            "figure-1-small",
            "figure-2",
            "figure-2-small",
            "figure-3",
            "figure-3-small",
            "figure-4",
            "figure-4-small",
            "figure-5",
            "figure-5-small",
            "figure-6",
            "figure-6-small",
            "figure-7",
            "figure-7-small",
            "figure-8",
            "figure-8-small",
            "figure-9",
            "figure-9-small",
            "figure-10",
            "figure-10-small",
            "memorisation-share",
            "memorisation-share-small",
            "paper",
            "paper-small",
            "calibration",
            "calibration-small");

    private Catalogue() {}

    /** Their names, the one to begin with first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The file of a study, comments and all; empty if the catalogue has no such study. */
    public static Optional<String> yaml(String name) {
        return NAMES.contains(name) ? Optional.of(read(name + ".yaml")) : Optional.empty();
    }

    /** A file of the folder. */
    static String read(String file) {
        try (InputStream bytes = Catalogue.class.getResourceAsStream("/catalogue/" + file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
