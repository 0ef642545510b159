package io.grokscape.analyzer;

import io.grokscape.dynamics.Json;
import io.grokscape.proto.v1.Verdict;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Optional;

/**
 * Judging again, over HTTP: {@code POST} begins, {@code GET} says how far it is; both answer with the progress, and both
 * may be repeated. {@code judged_before}, in milliseconds since 1970, takes verdicts in that are of today's rules but older.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class RejudgeResource {
    private final StudyTopics topics;
    private final StudyRuns runs;
    private final Rejudging rejudging;

    @Inject
    RejudgeResource(StudyTopics topics, StudyRuns runs, Rejudging rejudging) {
        this.topics = topics;
        this.runs = runs;
        this.rejudging = rejudging;
    }

    /** Begins with every run. */
    @POST
    @Path("/rejudge")
    public Response begin(@QueryParam("judged_before") @DefaultValue("0") long judgedBefore) {
        return answer(Optional.empty(), judgedBefore, true);
    }

    /** How far it is with every run. */
    @GET
    @Path("/rejudge")
    public Response progress(@QueryParam("judged_before") @DefaultValue("0") long judgedBefore) {
        return answer(Optional.empty(), judgedBefore, false);
    }

    /** Begins with a study's runs. */
    @POST
    @Path("/studies/{id}/rejudge")
    public Response beginStudy(
            @PathParam("id") String study, @QueryParam("judged_before") @DefaultValue("0") long judgedBefore) {
        return answer(Optional.of(study), judgedBefore, true);
    }

    /** How far it is with a study's runs. */
    @GET
    @Path("/studies/{id}/rejudge")
    public Response progressOfStudy(
            @PathParam("id") String study, @QueryParam("judged_before") @DefaultValue("0") long judgedBefore) {
        return answer(Optional.of(study), judgedBefore, false);
    }

    private Response answer(Optional<String> study, long judgedBefore, boolean begin) {
        if (!topics.isCaughtUp()) {
            return problem(503, "the analyzer is still reading which runs there are; try again in a moment");
        }
        if (study.isPresent() && !runs.studies().contains(study.get())) {
            return problem(404, "no study '%s' is known".formatted(study.get()));
        }
        Collection<Verdict> verdicts = runs.verdicts(study);
        if (begin) {
            rejudging.begin(verdicts, judgedBefore);
        }
        return Response.ok(json(rejudging.progress(verdicts, judgedBefore))).build();
    }

    private static String json(Rejudging.Progress progress) {
        return new Json()
                .put("rules_version", progress.rulesVersion())
                .put("runs", progress.runs())
                .put("outdated", progress.outdated())
                .put("waiting", progress.waiting())
                .put("failed", progress.failed())
                .put("reason", progress.reason())
                .toString();
    }

    private static Response problem(int status, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(new Json().put("status", status).put("detail", detail).toString())
                .build();
    }
}
