package io.grokscape.standalone.client;

import java.util.Optional;

/** What this process shows to services that ask who calls. Taken from the environment alone, so that it is on no command line. */
public record AccessToken(String value) {
    /** The variable that holds it. */
    public static final String VARIABLE = "GROKSCAPE_TOKEN";

    /** @throws ServiceException if it holds what no token can: nothing is said of what that is */
    public AccessToken {
        if (!value.matches("[\\x21-\\x7e]+")) {
            throw new ServiceException(401, VARIABLE + " holds spaces or characters that are in no token");
        }
    }

    /** That of this process; empty if it has none. */
    static Optional<AccessToken> ofEnvironment() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(AccessToken::new);
    }

    /** The value of a request's {@code Authorization}. */
    String authorization() {
        return "Bearer " + value;
    }

    /** Without the token: records are printed where nobody thinks of it. */
    @Override
    public String toString() {
        return VARIABLE;
    }
}
