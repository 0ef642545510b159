package io.grokscape.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 has it.
 *
 * @param title the kind of error
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param line of the submitted document, from 1; none where no place is to blame
 * @param column of the submitted document, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String title, int status, String detail, Integer line, Integer column) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem(known == null ? "Error" : known.getReasonPhrase(), status, detail, null, null);
    }

    Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
