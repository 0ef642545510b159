package io.grokscape.dashboard.api;

import io.grokscape.service.security.Gate;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a person shows a token. The browser keeps it in a cookie that no script reads and no other site's page sends; an
 * event stream has no other way to show one.
 */
@Path("/sign-in")
@Blocking
public class SignInResource {
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Grokscape: sign in</title>
            <h1>Grokscape</h1>
            <form method="post" action="/sign-in">
            <p><label>Access token <input name="token" type="password" autocomplete="current-password" required></label>
            <button>Sign in</button></p>
            <p>%s</p>
            </form></html>
            """;

    private final Gate gate;

    SignInResource(Gate gate) {
        this.gate = gate;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response ask() {
        return page(200, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response show(@FormParam("token") String token, @Context HttpServerRequest request) {
        if (token == null || !gate.accepts(token, request.remoteAddress().hostAddress())) {
            return page(403, "That token is not known here.");
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/") // relative: behind a proxy only the browser knows the scheme
                .cookie(new NewCookie.Builder(Gate.COOKIE)
                        .value(token)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto")))
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build())
                .build();
    }

    private static Response page(int status, String word) {
        return Response.status(status).entity(PAGE.formatted(word)).build();
    }
}
