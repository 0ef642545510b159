package io.grokscape.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Request bodies of bounded size; what is wrong with one becomes a {@link ProblemException}. */
final class RequestBody {
    private RequestBody() {}

    /** The body's JSON; a node that has nothing if the body is empty. */
    static JsonNode json(InputStream body, int maxBytes) {
        try {
            JsonNode json = new ObjectMapper().readTree(text(body, maxBytes));
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            throw new ProblemException(400, "the body is no JSON: " + e.getOriginalMessage());
        }
    }

    static String text(InputStream body, int maxBytes) {
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
