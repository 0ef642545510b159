package io.grokscape.drills.check;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engines;
import io.grokscape.training.Measurement;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunObserver;
import io.grokscape.training.RunOutcome;
import io.grokscape.training.WeightsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an undisturbed run gives: trained here, in one go, without broker, store or database.
 *
 * @param rows of the curve, from epoch 0
 * @param weights the file of the final weights
 */
public record Reference(List<Measurement> rows, byte[] weights) {
    /** Trains the run with the engine that a trainer would choose. */
    public static Reference of(RunSpec spec) {
        List<Measurement> rows = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void measured(Measurement measurement) {
                rows.add(measurement);
            }
        };
        RunOutcome outcome = RunLoop.run(Engines.pick(spec), spec, Optional.empty(), observer);
        return new Reference(List.copyOf(rows), WeightsFile.toBytes(outcome.state()));
    }

    /** The epochs that the run logs. */
    List<Integer> epochs() {
        return rows.stream().map(Measurement::epoch).toList();
    }
}
