package io.grokscape.dashboard.api;

import io.grokscape.dashboard.readmodel.ReadModelUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of the API as problem+json. */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response unavailable(ReadModelUnavailableException e) {
        LOG.warn(e.getMessage());
        return new Problem("Read model unavailable", 503, "the database is away or being prepared; try again shortly")
                .response();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e, ContainerRequestContext request) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        if (status.getStatusCode() == 404) {
            return Nowhere.page(request)
                    .orElseGet(() -> new Problem("Not found", 404, "there is nothing at this address").response());
        }
        String detail = e.getMessage() == null ? status.getReasonPhrase() : e.getMessage();
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail).response();
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("a request failed", e);
        return new Problem("Internal error", 500, "the dashboard failed; its log says why").response();
    }
}
