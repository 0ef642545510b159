package io.grokscape.dashboard.api;

import java.util.regex.Pattern;

/** Ids that become part of another service's address. */
final class Identifier {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private Identifier() {}

    static String checked(String what, String id) {
        if (!PLAIN.matcher(id).matches()) {
            throw ProblemException.notFound(what, id);
        }
        return id;
    }
}
