package io.grokscape.service.security;

import java.util.List;
import java.util.Optional;

/** A kind of bearer token that can be told true from false without asking anybody. */
@FunctionalInterface
public interface Tokens {
    /** Whose token it is; empty if it is none of these. */
    Optional<Caller> caller(String token);

    /** The first kind that knows the token. */
    static Tokens anyOf(List<? extends Tokens> kinds) {
        return token -> kinds.stream()
                .map(kind -> kind.caller(token))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
