package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One run in this process, from its spec to {@code curve.csv}, {@code measurements.csv} and {@code final.safetensors} in a
 * folder: the command {@code grokscape train}.
 *
 * @param spec the run
 * @param engine trains it; empty picks one
 * @param initial a safetensors file of the weights to start from, instead of drawing them
 * @param trainingPairs a CSV file of the training set, instead of drawing it
 */
public record TrainOnce(RunSpec spec, Optional<String> engine, Optional<Path> initial, Optional<Path> trainingPairs) {

    /**
     * Trains.
     *
     * @param folder made if missing; files of these names are replaced
     * @param observer follows the run; stopping it leaves the curve so far and the weights reached
     * @throws DivergedException if the run fails; the CSV files then end with the last good logged epoch
     * @throws TrainingPairsException if the training pairs cannot be used
     * @throws SafetensorsException if the initial weights cannot be used
     * @throws IllegalArgumentException if there is no such engine or it refuses the run
     */
    public RunOutcome writeTo(Path folder, RunObserver observer) throws IOException {
        TrainingPairs training = training();
        Engine chosen = engine.map(Engines::named).orElseGet(() -> Engines.pick(training.spec()));
        chosen.refuses(training.spec()).ifPresent(reason -> {
            throw new IllegalArgumentException("engine " + chosen.name() + " " + reason);
        });
        Weights start = initialWeights(training.spec());
        Files.createDirectories(folder);
        RunOutcome outcome;
        try (BufferedWriter curve = Files.newBufferedWriter(folder.resolve("curve.csv"));
                BufferedWriter rest = Files.newBufferedWriter(folder.resolve("measurements.csv"))) {
            CurveCsv.writeHeader(curve);
            rest.append(MeasurementsCsv.header(start.layout())).append('\n');
            RunObserver writing = new WritingObserver(curve, rest, observer);
            outcome = RunLoop.run(chosen, training.spec(), training.data(), start, writing);
        }
        AtomicFile.write(folder.resolve("final.safetensors"), WeightsFile.toBytes(outcome.state()));
        return outcome;
    }

    private TrainingPairs training() throws IOException {
        if (trainingPairs.isEmpty()) {
            return new TrainingPairs(spec, Dataset.drawnFor(spec));
        }
        Path file = trainingPairs.get();
        if (!Files.isRegularFile(file)) {
            throw new TrainingPairsException(file.toString(), 1, "there is no such file");
        }
        return TrainingPairs.parse(Files.readString(file), spec, file.toString());
    }

    private Weights initialWeights(RunSpec run) throws IOException {
        if (initial.isEmpty()) {
            return Weights.initialFor(run);
        }
        Path file = initial.get();
        return WeightsFile.fromBytes(AtomicFile.read(file), ParameterLayout.of(run), file.toString());
    }

    /** Writes each measurement before it is passed on. */
    private record WritingObserver(BufferedWriter curve, BufferedWriter rest, RunObserver observer)
            implements RunObserver {
        @Override
        public void measured(Measurement measurement) {
            CurveCsv.writeRow(measurement, curve);
            try {
                rest.append(MeasurementsCsv.row(measurement)).append('\n');
                curve.flush(); // who follows the files sees the run live
                rest.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            observer.measured(measurement);
        }

        @Override
        public Signal next(int epoch) {
            return observer.next(epoch);
        }

        @Override
        public void checkpointed(Checkpoint checkpoint) {
            observer.checkpointed(checkpoint);
        }
    }
}
