package io.grokscape.drills;

import io.grokscape.drills.drill.BrokerAway;
import io.grokscape.drills.drill.Clock;
import io.grokscape.drills.drill.DamagedCheckpoint;
import io.grokscape.drills.drill.DatabaseAway;
import io.grokscape.drills.drill.DiskFull;
import io.grokscape.drills.drill.Drain;
import io.grokscape.drills.drill.KillServices;
import io.grokscape.drills.drill.KillTrainer;
import io.grokscape.drills.drill.Poison;
import io.grokscape.drills.drill.StoreAway;
import io.grokscape.drills.drill.Twice;
import io.grokscape.drills.drill.Upgrade;
import io.grokscape.drills.drill.Zombie;
import java.util.List;

/** All drills, in the order in which they are done. */
final class Drills {
    private Drills() {}

    static List<Drill> all() {
        return List.of(
                new KillTrainer(),
                new Drain(),
                new Zombie(),
                new KillServices(),
                new BrokerAway(),
                new StoreAway(),
                new DatabaseAway(),
                new Twice(),
                new Poison(),
                new DamagedCheckpoint(),
                new DiskFull(),
                new Clock(),
                new Upgrade());
    }
}
