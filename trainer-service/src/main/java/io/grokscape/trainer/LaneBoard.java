package io.grokscape.trainer;

import io.grokscape.store.CurveRow;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/**
 * The newest measurement of each run in training, as gauges {@code grokscape_trainer_lane_…}. They are labelled by lane and
 * not by run: a fleet that has trained a hundred thousand runs has as many series as lanes. Which study a lane works on
 * is a series of its own, {@code grokscape_trainer_lane_study}, which is there while it does. Thread-safe.
 */
final class LaneBoard {
    private static final String PREFIX = "grokscape.trainer.lane.";

    /** A place on the board; its gauges are NaN while nothing is trained there. */
    static final class Lane {
        private final int number;
        private volatile CurveRow newest;
        private volatile int epochs;
        private Meter study;

        private Lane(int number) {
            this.number = number;
        }

        void show(CurveRow row) {
            newest = row;
        }

        private double value(ToDoubleFunction<CurveRow> field) {
            CurveRow row = newest;
            return row == null ? Double.NaN : field.applyAsDouble(row);
        }
    }

    private final MeterRegistry registry;
    private final Deque<Lane> free = new ArrayDeque<>();
    private int lanes;

    LaneBoard(MeterRegistry registry, int lanes) {
        this.registry = registry;
        for (int i = 0; i < lanes; i++) {
            free.add(newLane());
        }
    }

    /** A free lane, from now on that study's. */
    synchronized Lane take(String study, int epochs) {
        Lane lane = free.isEmpty() ? newLane() : free.removeFirst();
        lane.epochs = epochs;
        lane.study = Gauge.builder(PREFIX + "study", () -> 1)
                .description("The study a lane works on; 1 while it does")
                .tag("lane", Integer.toString(lane.number))
                .tag("study", study.isBlank() ? "none" : study)
                .register(registry);
        return lane;
    }

    synchronized void free(Lane lane) {
        registry.remove(lane.study);
        lane.newest = null;
        free.addFirst(lane);
    }

    private Lane newLane() {
        Lane lane = new Lane(++lanes);
        gauge(lane, "epoch", "Epoch of the newest measurement", CurveRow::epoch);
        gauge(lane, "epochs.budget", "Epochs the run may take", _ -> lane.epochs);
        gauge(lane, "train.loss", "Training loss", CurveRow::trainLoss);
        gauge(lane, "train.accuracy", "Training accuracy, 0 to 1", CurveRow::trainAccuracy);
        gauge(lane, "validation.loss", "Validation loss", CurveRow::validationLoss);
        gauge(lane, "validation.accuracy", "Validation accuracy, 0 to 1", CurveRow::validationAccuracy);
        gauge(lane, "parameter.norm", "L2 norm of all parameters", CurveRow::parameterNorm);
        return lane;
    }

    private void gauge(Lane lane, String name, String description, ToDoubleFunction<CurveRow> field) {
        Gauge.builder(PREFIX + name, () -> lane.value(field))
                .description(description)
                .tag("lane", Integer.toString(lane.number))
                .register(registry);
    }
}
