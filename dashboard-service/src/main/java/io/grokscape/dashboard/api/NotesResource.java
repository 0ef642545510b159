package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Notes and tags, kept by the planner; studies and runs show them. Every answer has all of that study or run. */
@Path("/api/notes/{kind}/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notes")
@Blocking
public class NotesResource {
    private final PlannerClient planner;

    NotesResource(PlannerClient planner) {
        this.planner = planner;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write a note: {\"text\": \"…\"}; the same text twice is one note")
    public Response write(@PathParam("kind") String kind, @PathParam("id") String id, byte[] note) {
        return planner.send("POST", address(kind, id), MediaType.APPLICATION_JSON, note);
    }

    @DELETE
    @Path("{note}")
    @Operation(summary = "Remove a note")
    public Response erase(@PathParam("kind") String kind, @PathParam("id") String id, @PathParam("note") String note) {
        return planner.send("DELETE", address(kind, id) + "/" + Identifier.checked("note", note));
    }

    @PUT
    @Path("tags/{tag}")
    @Operation(summary = "Tag: small letters, digits, dots, hyphens and underscores, 40 at most")
    public Response tag(@PathParam("kind") String kind, @PathParam("id") String id, @PathParam("tag") String tag) {
        return planner.send("PUT", address(kind, id) + "/tags/" + Identifier.tag(tag));
    }

    @DELETE
    @Path("tags/{tag}")
    @Operation(summary = "Take a tag off")
    public Response untag(@PathParam("kind") String kind, @PathParam("id") String id, @PathParam("tag") String tag) {
        return planner.send("DELETE", address(kind, id) + "/tags/" + Identifier.tag(tag));
    }

    private static String address(String kind, String id) {
        String what =
                switch (kind) {
                    case "studies" -> "study";
                    case "runs" -> "run";
                    default -> throw ProblemException.notFound("place for notes", kind);
                };
        return "/api/notes/" + kind + "/" + Identifier.checked(what, id);
    }
}
