package io.grokscape.dashboard.api;

import java.util.Set;
import java.util.regex.Pattern;

/** Ids that become part of another service's address. */
final class Identifier {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Set<String> COMMANDS = Set.of("cancel", "pause", "resume", "retry");

    private Identifier() {}

    /** A command that the planner takes for studies and runs. */
    static String command(String word) {
        if (!COMMANDS.contains(word)) {
            throw ProblemException.notFound("command", word);
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
