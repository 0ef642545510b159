package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The paper, beside this installation's runs. */
@Path("/api/paper")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "paper")
@Blocking
public class PaperResource {
    private final PaperQueries paper;

    PaperResource(PaperQueries paper) {
        this.paper = paper;
    }

    @GET
    @Operation(summary = "Figures 1 to 10: what the paper states, which studies make it, and which were run here")
    public Paper show() {
        return paper.paper();
    }
}
