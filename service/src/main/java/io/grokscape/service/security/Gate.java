package io.grokscape.service.security;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Decides whether a request may pass. Without tokens everybody may, as long as no other site's page makes the request: for
 * a service that only this machine reaches. With tokens each request needs the role of {@link AccessRules}. Thread-safe.
 */
public final class Gate {
    /** The cookie that holds a browser's token. */
    public static final String COOKIE = "grokscape_token";

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 8192;
    private static final int LONGEST_PATH = 2048;
    /** Ways to write "somewhere else" or to end a header line early: none of them has a place in a path of ours. */
    private static final Pattern TRICKS =
            Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|%2f|$)|%2f|%5c|\\\\|%00|%0a|%0d|\\p{Cntrl}");

    /**
     * What is asked for.
     *
     * @param method in capitals
     * @param path as the client wrote it, still encoded, without the query
     * @param address where it comes from
     * @param header a header's value by its name; null if it is absent
     * @param cookie the value of {@link #COOKIE}; null if it is absent
     */
    public record Request(String method, String path, String address, UnaryOperator<String> header, String cookie) {}

    /** What becomes of it. */
    public sealed interface Answer {
        /** It may pass. */
        record Pass(Caller caller) implements Answer {}

        /** It may not: an HTTP status, and why, without any secret. */
        record Refusal(int status, String reason) implements Answer {}
    }

    private final Optional<Tokens> tokens;
    private final AccessRules rules;
    private final SameOrigin sameOrigin;
    private final RateLimit requests;
    private final RateLimit failures;

    /**
     * @param tokens how callers are known; empty where nobody is asked
     * @param requests so many of each caller
     * @param failures so many wrong tokens of each address
     */
    Gate(Optional<Tokens> tokens, AccessRules rules, SameOrigin sameOrigin, RateLimit requests, RateLimit failures) {
        this.tokens = tokens;
        this.rules = rules;
        this.sameOrigin = sameOrigin;
        this.requests = requests;
        this.failures = failures;
    }

    /** Whether callers are told apart. */
    public boolean isGuarded() {
        return tokens.isPresent();
    }

    /** Decides; never throws on a request, however odd. */
    public Answer ask(Request request) {
        if (request.path().length() > LONGEST_PATH
                || TRICKS.matcher(request.path()).find()) {
            return new Answer.Refusal(400, "the path is longer than %d or leads elsewhere".formatted(LONGEST_PATH));
        }
        String bearer = bearer(request);
        if (AccessRules.isWrite(request.method()) && (bearer == null || tokens.isEmpty())) {
            // A program that shows a token has it of itself; everything else may be a browser lent to another site.
            Optional<String> refusal = sameOrigin.refusal(
                    request.header().apply("Host"),
                    request.header().apply("Origin"),
                    request.header().apply("Sec-Fetch-Site"));
            if (refusal.isPresent()) {
                return new Answer.Refusal(403, refusal.get());
            }
        }
        return tokens.map(known -> guarded(request, bearer == null ? request.cookie() : bearer, known))
                .orElseGet(() -> new Answer.Pass(Caller.LOCAL));
    }

    private Answer guarded(Request request, String token, Tokens known) {
        Optional<Role> needed = rules.needed(request.method(), request.path());
        if (token == null) {
            return needed.isEmpty()
                    ? new Answer.Pass(Caller.ANYBODY)
                    : new Answer.Refusal(401, "a token is needed: Authorization: Bearer …");
        }
        if (!failures.has(request.address())) {
            return new Answer.Refusal(429, "too many wrong tokens from this address; try again in a minute");
        }
        Optional<Caller> caller = token.length() > LONGEST_TOKEN ? Optional.empty() : known.caller(token);
        if (caller.isEmpty()) {
            failures.take(request.address());
            return needed.isEmpty()
                    ? new Answer.Pass(Caller.ANYBODY)
                    : new Answer.Refusal(401, "the token is wrong, expired, or names no role");
        }
        return allowed(caller.get(), needed);
    }

    private Answer allowed(Caller caller, Optional<Role> needed) {
        if (!requests.take(caller.name())) {
            return new Answer.Refusal(429, "too many requests; try again in a minute");
        }
        if (needed.isPresent() && !caller.role().includes(needed.get())) {
            return new Answer.Refusal(
                    403,
                    "%s is %s; this needs %s"
                            .formatted(
                                    caller.name(),
                                    caller.role().described(),
                                    needed.get().described()));
        }
        return new Answer.Pass(caller);
    }

    /** Whether the token is somebody's, for a page that asks for one; wrong ones count against the address. */
    public boolean accepts(String token, String address) {
        if (tokens.isEmpty() || !failures.has(address) || token.length() > LONGEST_TOKEN) {
            return false;
        }
        boolean known = tokens.get().caller(token).isPresent();
        if (!known) {
            failures.take(address);
        }
        return known;
    }

    private static String bearer(Request request) {
        String authorization = request.header().apply("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
