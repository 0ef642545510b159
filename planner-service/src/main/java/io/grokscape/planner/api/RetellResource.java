package io.grokscape.planner.api;

import io.grokscape.planner.Retelling;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For topics that have lost what they held. */
@Path("/api/retell")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "studies")
public class RetellResource {
    @Inject
    Retelling retelling;

    /** @param studies that are told again, from now on, one after the other */
    record Asked(int studies) {}

    /** @param waiting studies to be told again and messages on their way; 0 once the broker has everything */
    record Progress(int waiting) {}

    @GET
    @Operation(summary = "How much is yet to be told")
    public Progress progress() {
        return new Progress(retelling.waiting());
    }

    @POST
    @Operation(summary = "Tell every study and run again, from the ledger and the object store; safe to repeat")
    public Asked everything() {
        return new Asked(retelling.everything());
    }
}
