package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.Planner.Match;
import java.util.List;
import java.util.stream.Collectors;

/** The study or run that a person names on the command line. */
final class Target {
    private Target() {}

    /** @throws InputException if the word means nothing the planner has, or several things */
    static Match of(String word, Planner planner) throws InterruptedException {
        List<Match> matches = planner.find(word);
        if (matches.isEmpty()) {
            throw new InputException(
                    "%s: no study has that name or id, and no run an id that begins so".formatted(word));
        }
        if (matches.size() > 1) {
            throw new InputException("%s may mean %s"
                    .formatted(word, matches.stream().map(Match::id).collect(Collectors.joining(", "))));
        }
        return matches.getFirst();
    }
}
