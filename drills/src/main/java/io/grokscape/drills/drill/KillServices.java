package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Order;
import java.util.List;

/** Kills everything that is no trainer, in turn, while studies are handed in and runs end. */
public final class KillServices implements Drill {
    @Override
    public String name() {
        return "kill-services";
    }

    @Override
    public String summary() {
        return "kill -9 planner, analyzer, dashboard in turn, 10 times: nothing lost, studies, controls, findings as without it";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        List<String> services = List.of("planner", "analyzer", "dashboard");
        Order sweep = exercise.sweep(exercise.times(10, 3));
        for (int kill = 0; kill < exercise.times(10, 3); kill++) {
            exercise.longRuns(1);
            exercise.shortRuns(exercise.times(25, 12));
            Commands commands = Commands.give(exercise);
            Thread.sleep(500 + exercise.random().nextInt(2500));
            Child service = exercise.site().child(services.get(kill % services.size()));
            service.kill();
            int away = exercise.random().nextInt(1500);
            Thread.sleep(away);
            service.start();
            exercise.note("kill -9 %s; started again %d ms later", service.name(), away);
            commands.requireInForce();
        }
        exercise.awaitEnd(Exercise.PATIENCE);
        new QuietFindings(exercise).require(sweep);
    }
}
