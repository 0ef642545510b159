package io.grokscape.dashboard.api;

import java.util.Set;
import java.util.regex.Pattern;

/** Ids that become part of another service's address. */
final class Identifier {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    private static final Set<String> COMMANDS = Set.of("cancel", "pause", "resume", "retry", "priority");

    private Identifier() {}

    /** A command that the planner takes for studies and runs. */
    static String command(String word) {
        if (!COMMANDS.contains(word)) {
            throw ProblemException.notFound("command", word);
        }
        return word;
    }

    static String tag(String word) {
        if (!TAG.matcher(word).matches()) {
            throw ProblemException.badRequest(
                    "a tag is 1 to 40 small letters, digits, dots, hyphens and underscores, not '%s'".formatted(word));
        }
        return word;
    }

    static String checked(String what, String id) {
        if (!PLAIN.matcher(id).matches()) {
            throw ProblemException.notFound(what, id);
        }
        return id;
    }
}
