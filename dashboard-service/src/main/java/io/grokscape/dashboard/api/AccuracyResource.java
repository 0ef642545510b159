package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Final accuracies over a size: Figures 3, 4 and 6 of the paper. */
@Path("/api/studies/{id}/accuracy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
@Blocking
public class AccuracyResource {
    private static final Set<String> SIZES = Set.of("hidden_size", "train_size", "memorise_size");

    private final AccuracyQueries accuracies;
    private final RevisionTags tags;

    AccuracyResource(AccuracyQueries accuracies, RevisionTags tags) {
        this.accuracies = accuracies;
        this.tags = tags;
    }

    @GET
    @Operation(summary = "Final accuracies of a study's completed runs over a size, a series for everything else")
    public RestResponse<Accuracy> show(
            @PathParam("id") String id,
            @QueryParam("over")
                    @DefaultValue("hidden_size")
                    @Parameter(description = "hidden_size, train_size or memorise_size")
                    String over,
            @Context HttpHeaders headers) {
        if (!SIZES.contains(over)) {
            throw ProblemException.badRequest(
                    "over must be hidden_size, train_size or memorise_size, not '%s'".formatted(over));
        }
        return tags.ofStudy(id, headers, revision -> accuracies.of(id, over));
    }
}
