package io.grokscape.planner.api;

import io.grokscape.planner.api.Answers.Found;
import io.grokscape.planner.ledger.LedgerView;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people mean by a word. */
@Path("/api/find/{word}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "find")
public class FindResource {
    @Inject
    LedgerView view;

    @GET
    @Operation(summary = "Studies of that id or name, else runs whose id begins with at least four such digits")
    public Found find(@PathParam("word") String word) {
        return new Found(view.find(word));
    }
}
