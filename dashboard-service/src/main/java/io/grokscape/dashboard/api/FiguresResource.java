package io.grokscape.dashboard.api;

import io.grokscape.report.svg.Sheet;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A study's figures fit for a paper. */
@Path("/api/studies/{id}/figures")
@Tag(name = "paper")
@Blocking
public class FiguresResource {
    /** Of a figure opened by itself: the style that stands in it, and nothing else. */
    private static final String SVG_POLICY =
            "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'".formatted(sha256(Sheet.STYLE));

    private final StudyReports reports;
    private final RevisionTags tags;

    FiguresResource(StudyReports reports, RevisionTags tags) {
        this.reports = reports;
        this.tags = tags;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The figures that a study's finished runs allow")
    public RestResponse<List<StudyReports.Drawn>> list(@PathParam("id") String id, @Context HttpHeaders headers) {
        return tags.ofStudy(id, headers, revision -> reports.figures(id, revision));
    }

    @GET
    @Path("{name}.svg")
    @Produces("image/svg+xml")
    @Operation(summary = "One of them as an SVG document that stands alone")
    public RestResponse<String> svg(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", SVG_POLICY); // in place of the page's
        return tags.ofStudy(id, headers, revision -> reports.svg(id, revision, name));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
