package io.grokscape.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Request bodies that hold a study, or name one of the catalogue. */
final class SubmittedStudy {
    private static final String SOURCE = "study.yaml";

    private SubmittedStudy() {}

    /** The study in a body of YAML. */
    static Expansion yaml(InputStream body, int maxBytes) {
        return Expansion.of(StudyYaml.read(text(body, maxBytes), SOURCE));
    }

    /** The study a body like {@code {"catalogue": "quickstart"}} names. */
    static Expansion named(InputStream body, int maxBytes) {
        JsonNode json = json(text(body, maxBytes));
        if (json == null || json.size() != 1 || !json.path("catalogue").isTextual()) {
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

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new ProblemException(400, "the body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(InputStream body, int maxBytes) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ProblemException(413, "the body is larger than %,d bytes".formatted(maxBytes));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(400, "the body is not UTF-8");
        } catch (IOException e) {
            throw new ProblemException(400, "the body broke off: " + e.getMessage());
        }
    }
}
