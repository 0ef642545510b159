package io.grokscape.standalone.command;

import io.grokscape.spec.Spelling;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A study named on the command line: one of the catalogue, or a file. */
record StudySource(String yaml, Expansion expansion) {

    /** Reads and checks it, before anything is started. */
    static StudySource of(String argument) {
        Optional<String> known = Catalogue.yaml(argument);
        String yaml = known.orElseGet(() -> file(argument));
        String name = known.isPresent() ? argument + ".yaml" : argument;
        return new StudySource(yaml, Expansion.of(StudyYaml.read(yaml, name)));
    }

    /** Whether its runs are chosen as it goes. */
    boolean isSearch() {
        return expansion.study().search().isPresent();
    }

    private static String suggestion(String name) {
        return Spelling.suggestion(name, Catalogue.names()).replaceFirst("^; (.*)$", " ($1)");
    }

    private static String file(String argument) {
        Path path = Path.of(argument);
        boolean named = argument.endsWith(".yaml") || argument.endsWith(".yml") || argument.contains("/");
        if (!named && !Files.exists(path)) {
            throw new InputException(
                    "%s: there is no such study in the catalogue%s, and no such file; ./grokscape studies lists the catalogue"
                            .formatted(argument, suggestion(argument)));
        }
        return InputFile.read(path);
    }
}
