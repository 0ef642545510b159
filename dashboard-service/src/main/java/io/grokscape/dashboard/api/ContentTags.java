package io.grokscape.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names every JSON answer by what it says, so that a browser that has it already is told so instead of being sent it again.
 * The name is weak: it stays the same when the answer is compressed.
 */
@Provider
public class ContentTags implements ContainerResponseFilter {
    private static final int HASH_BYTES = 12;

    private final ObjectMapper json;

    ContentTags(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isTagged(request, response)) {
            byte[] body = write(response.getEntity());
            String tag = "W/\"" + hash(body) + "\"";
            response.getHeaders().putSingle("ETag", tag);
            if (KnownTag.among(request.getHeaderString("If-None-Match"), tag)) {
                response.setStatus(304);
                response.setEntity(null);
            } else {
                response.setEntity(body);
            }
        }
    }

    private static boolean isTagged(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        return request.getMethod().equals("GET")
                && response.getStatus() == 200
                && entity != null
                && !(entity instanceof byte[] || entity instanceof String)
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())
                && !response.getHeaders().containsKey("ETag")
                && !response.getHeaders().containsKey("Content-Disposition");
    }

    private byte[] write(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
