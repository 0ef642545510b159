package io.grokscape.drills;

import io.grokscape.drills.drill.KillTrainer;
import java.util.List;

/** All drills, in the order in which they are done. */
final class Drills {
    private Drills() {}

    static List<Drill> all() {
        return List.of(new KillTrainer());
    }
}
