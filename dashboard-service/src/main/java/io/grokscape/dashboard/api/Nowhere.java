package io.grokscape.dashboard.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Addresses that nobody answers: a page for people, a problem for programs. */
@ApplicationScoped
class Nowhere {
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>Grokscape: nothing here</title>
            <h1>There is nothing at this address</h1>
            <p>It may have been mistyped. All studies are on <a href="/">the first page</a>.</p>
            </html>
            """;

    void register(@Observes Router router) {
        router.route().last().handler(Nowhere::answer);
    }

    private static void answer(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        String accepted = context.request().getHeader("Accept");
        boolean person = accepted != null && accepted.contains("text/html");
        context.response().setStatusCode(404).putHeader("Content-Type", person ? "text/html" : Problem.MEDIA_TYPE);
        context.end(
                person
                        ? PAGE
                        : new JsonObject()
                                .put("title", "Not found")
                                .put("status", 404)
                                .put("detail", "there is nothing at this address")
                                .encode());
    }
}
