package io.grokscape.dynamics.search;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.CriticalDatasetSize;
import io.grokscape.dynamics.findings.Findings;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A world in which D_crit is known: a run groks with probability 1 / (1 + (D_crit / D)^(1 / width)).
 *
 * @param critical D_crit
 * @param width of the transition in log D; times D_crit, about the pairs between P = .5 and P = .73
 */
record SearchSimulation(double critical, double width, long seed) {
    static final int[] GRID =
            IntStream.rangeClosed(0, 10).map(i -> 2000 + 200 * i).toArray();
    static final int GRID_SEEDS = 11;
    static final int EPOCHS = 10_000;

    private static final Setting SETTING = new Setting("add", 113, 1, 0);

    FinishedRun run(Trial trial) {
        double p = 1 / (1 + Math.exp(-Math.log(trial.trainSize() / critical) / width));
        SplittableRandom random = new SplittableRandom(
                seed ^ trial.trainSize() * 0x9E3779B97F4A7C15L ^ trial.seed() * 0xD1B54A32D192ED03L);
        boolean groks = random.nextDouble() < p;
        return new FinishedRun(
                SETTING,
                32,
                trial.trainSize(),
                trial.seed(),
                EPOCHS,
                1,
                groks ? 1 : .03,
                Optional.of(groks ? Dynamic.GROKKING : Dynamic.UNGROKKING));
    }

    /** The finding of figure-3's grid at one width. */
    CriticalDatasetSize grid() {
        List<FinishedRun> runs = new ArrayList<>();
        for (int size : GRID) {
            for (int s = 0; s < GRID_SEEDS; s++) {
                runs.add(run(new Trial(size, s)));
            }
        }
        return new Findings(VerdictRules.DEFAULT)
                .in(runs).stream()
                        .filter(CriticalDatasetSize.class::isInstance)
                        .map(CriticalDatasetSize.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    /** How a search ended, and with how many runs. */
    record Outcome(int runs, Decision decision) {}

    Outcome search(AdaptiveSearch search, int inFlight) {
        List<FinishedRun> known = new ArrayList<>();
        List<Trial> pending = new ArrayList<>();
        List<Trial> taken = new ArrayList<>();
        while (true) {
            Decision decision = search.decide(new Progress(known, pending, taken), inFlight);
            if (decision.over()) {
                return new Outcome(taken.size(), decision);
            }
            decision.next().forEach(choice -> {
                pending.add(choice.trial());
                taken.add(choice.trial());
            });
            known.add(run(pending.removeFirst()));
        }
    }
}
