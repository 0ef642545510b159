package io.grokscape.dashboard.api;

import jakarta.ws.rs.core.Response;

/** An error as RFC 9457 has it. */
public record Problem(String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
