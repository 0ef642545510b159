package io.grokscape.planner.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.io.InputStream;

/** Request bodies that hold a study, or name one of the catalogue. */
final class SubmittedStudy {
    private static final String SOURCE = "study.yaml";

    private SubmittedStudy() {}

    /** The study in a body of YAML. */
    static Expansion yaml(InputStream body, int maxBytes) {
        return Expansion.of(StudyYaml.read(RequestBody.text(body, maxBytes), SOURCE));
    }

    /** The study a body like {@code {"catalogue": "quickstart"}} names. */
    static Expansion named(InputStream body, int maxBytes) {
        JsonNode json = RequestBody.json(body, maxBytes);
        if (json.size() != 1 || !json.path("catalogue").isTextual()) {
            throw new ProblemException(400, "expected {\"catalogue\": \"name of a study\"} and nothing else");
        }
        return catalogue(json.get("catalogue").asText());
    }

    /** The study of that name. */
    static Expansion catalogue(String name) {
        String yaml = Catalogue.yaml(name)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "the catalogue has no study '%s'; it has %s"
                                .formatted(name, String.join(", ", Catalogue.names()))));
        return Expansion.of(StudyYaml.read(yaml, name + ".yaml"));
    }
}
