package io.grokscape.dynamics.search;

import java.util.List;
import java.util.Optional;

/**
 * Where a search stands and what it wants next.
 *
 * @param next trials to make now; empty while it waits for others, and once it is over
 * @param answer what it looks for, as the findings of the same runs have it; empty while they have none
 * @param over whether it will ask for nothing more, whatever pending trials come to
 * @param why why it is over, or what it waits for
 */
public record Decision(List<Choice> next, Optional<Answer> answer, boolean over, String why) {

    /** An estimate with its 95 % interval, in pairs. */
    public record Answer(double estimate, double low, double high) {
        double width() {
            return high - low;
        }
    }

    static Decision over(Optional<Answer> answer, String why) {
        return new Decision(List.of(), answer, true, why);
    }
}
