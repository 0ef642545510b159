package io.grokscape.planner.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.ledger.Annotations;
import io.grokscape.planner.ledger.Notebook;
import io.grokscape.planner.ledger.Notebook.Kind;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Notes and tags on studies and runs. Every request answers with all of them, and can be made again without harm. */
@Path("/api/notes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "notes")
public class NotesResource {
    private static final int MAX_BYTES = 20_000;
    private static final int MAX_LENGTH = 4_000;
    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    @Inject
    Notebook notebook;

    @Inject
    Dispatcher dispatcher;

    /** A note; its id is made of its text. */
    record Written(String id, String text, Instant writtenAt) {}

    /** Everything that is noted on a study or a run. */
    record Noted(List<Written> notes, List<String> tags) {
        static Noted of(Annotations noted) {
            return new Noted(
                    noted.notes().stream()
                            .map(note -> new Written(
                                    note.getId(), note.getText(), Instant.ofEpochMilli(note.getWrittenAtMs())))
                            .toList(),
                    noted.tags());
        }
    }

    @GET
    @Path("{kind}/{id}")
    @Operation(summary = "What is noted on a study or a run")
    public Noted show(@PathParam("kind") String kind, @PathParam("id") String id) {
        return answer(kind, id, notebook.show(kind(kind), id));
    }

    @POST
    @Path("{kind}/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write a note: {\"text\": \"…\"}; the same text twice is one note")
    public Noted write(@PathParam("kind") String kind, @PathParam("id") String id, InputStream body) {
        JsonNode json = RequestBody.json(body, MAX_BYTES);
        String text = json.path("text").asText("").strip();
        if (json.size() != 1 || text.isEmpty() || text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
            throw new ProblemException(
                    400, "expected {\"text\": \"…\"} with 1 to %,d characters".formatted(MAX_LENGTH));
        }
        return answer(kind, id, notebook.write(kind(kind), id, text));
    }

    @DELETE
    @Path("{kind}/{id}/{note}")
    @Operation(summary = "Remove a note")
    public Noted erase(@PathParam("kind") String kind, @PathParam("id") String id, @PathParam("note") String note) {
        return answer(kind, id, notebook.erase(kind(kind), id, note));
    }

    @PUT
    @Path("{kind}/{id}/tags/{tag}")
    @Operation(summary = "Tag: small letters, digits, dots, hyphens and underscores, 40 at most")
    public Noted tag(@PathParam("kind") String kind, @PathParam("id") String id, @PathParam("tag") String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new ProblemException(
                    400,
                    "a tag is 1 to 40 small letters, digits, dots, hyphens and underscores, not '%s'".formatted(tag));
        }
        return answer(kind, id, notebook.tag(kind(kind), id, tag));
    }

    @DELETE
    @Path("{kind}/{id}/tags/{tag}")
    @Operation(summary = "Take a tag off")
    public Noted untag(@PathParam("kind") String kind, @PathParam("id") String id, @PathParam("tag") String tag) {
        return answer(kind, id, notebook.untag(kind(kind), id, tag));
    }

    private static Kind kind(String path) {
        return switch (path) {
            case "studies" -> Kind.STUDY;
            case "runs" -> Kind.RUN;
            default -> throw new ProblemException(404, "notes are on studies and on runs, not on " + path);
        };
    }

    private Noted answer(String kind, String id, Optional<Annotations> noted) {
        dispatcher.wake();
        return noted.map(Noted::of)
                .orElseThrow(() -> ProblemException.notFound(kind.equals("studies") ? "study" : "run", id));
    }
}
