package io.grokscape.dashboard.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What people are shown at addresses that nobody answers; programs get a problem. */
final class Nowhere {
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>Grokscape: nothing here</title>
            <h1>There is nothing at this address</h1>
            <p>It may have been mistyped. All studies are on <a href="/">the first page</a>.</p>
            </html>
            """;

    private Nowhere() {}

    /** The page, if it was a person who asked. */
    static Optional<Response> page(ContainerRequestContext request) {
        String accepted = request.getHeaderString("Accept");
        return accepted != null && accepted.contains(MediaType.TEXT_HTML)
                ? Optional.of(Response.status(404)
                        .type(MediaType.TEXT_HTML + ";charset=utf-8")
                        .entity(PAGE)
                        .build())
                : Optional.empty();
    }
}
