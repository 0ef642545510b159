package io.grokscape.planner.api;

import io.grokscape.planner.broker.DeadLetterTopic;
import io.grokscape.planner.ledger.LedgerException;
import io.grokscape.planner.ledger.RefusedException;
import io.grokscape.spec.SpecSyntaxException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as a problem document. */
class ProblemMapping {
    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    @ServerExceptionMapper
    Response syntax(SpecSyntaxException e) {
        return new Problem("Study not understood", 400, e.detail(), e.line(), e.column()).toResponse();
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().toResponse();
    }

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        return Problem.of(409, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    Response broker(DeadLetterTopic.AwayException e) {
        LOG.warn(e.getMessage());
        return Problem.of(503, e.getMessage()).toResponse();
    }

    @ServerExceptionMapper
    Response database(LedgerException e) {
        LOG.error("a request met a database that does not work", e);
        return Problem.of(503, "the planner's database does not answer; try again later")
                .toResponse();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        String detail =
                switch (status) {
                    case 404 -> "there is nothing at " + uri.getPath();
                    case 405 -> uri.getPath() + " does not take this method";
                    case 415 -> "a study comes as application/yaml, or as application/json {\"catalogue\": \"name\"}";
                    default -> e.getMessage();
                };
        return Problem.of(status, detail).toResponse();
    }

    @ServerExceptionMapper
    Response bug(RuntimeException e) {
        LOG.error("a request failed", e);
        return Problem.of(500, "an error nobody foresaw; the planner's log has it")
                .toResponse();
    }
}
