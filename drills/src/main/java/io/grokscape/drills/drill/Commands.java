package io.grokscape.drills.drill;

import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.standalone.client.Planner;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Two studies under commands while a fault strikes: what was paused stays so until it may go on, what was cancelled never does. */
final class Commands {
    /** By then a command has reached whoever had begun to train. */
    private static final Duration EFFECTIVE = Duration.ofSeconds(2);

    private static final long POLL_MS = 200;
    private static final String OTHERWISE =
            "select id || ' is ' || state from ledger.run where id = any(?) and state <> all(?)";
    private static final String SHOWN_OTHERWISE =
            "select run_id || ' is shown as ' || state from read_model.run where run_id = any(?) and state <> all(?)";

    private final Exercise exercise;
    private final Order held;
    private final Order dropped;

    private Commands(Exercise exercise, Order held, Order dropped) {
        this.exercise = exercise;
        this.held = held;
        this.dropped = dropped;
    }

    /** Hands both in, pauses one and cancels the other. */
    static Commands give(Exercise exercise) throws InterruptedException {
        Order held = exercise.longRuns(2);
        Order dropped = exercise.asideRuns(2);
        Commands commands = new Commands(exercise, held, dropped);
        commands.say(held, "pause");
        commands.say(dropped, "cancel");
        return commands;
    }

    private void say(Order order, String command) throws InterruptedException {
        Planner planner = new Planner(exercise.site().child("planner").address());
        planner.control(planner.find(order.studyId()).getFirst(), command);
    }

    /** Requires that both are in force, in the ledger and on the page; then lets the paused one go on. */
    void requireInForce() throws InterruptedException {
        await(OTHERWISE, held, List.of("paused", "completed"), "what is paused stays paused");
        Thread.sleep(EFFECTIVE);
        long paused = System.nanoTime();
        await(OTHERWISE, dropped, List.of("cancelled", "completed"), "what is cancelled stays cancelled");
        await(SHOWN_OTHERWISE, dropped, List.of("cancelled", "completed"), "what is cancelled is shown as cancelled");
        List<RunEvent> begun = exercise.site().witness().heard().stream()
                .filter(heard -> heard.at() > paused)
                .map(Witness.Heard::event)
                .filter(event -> held.runIds().contains(event.getRunId()) && (event.hasStarted() || event.hasResumed()))
                .toList();
        exercise.require(begun.isEmpty(), "what is paused stays paused", held.studyId(), "begun: %s", begun);
        say(held, "resume");
    }

    private void await(String otherwise, Order order, List<String> states, String rule) throws InterruptedException {
        long end = System.nanoTime() + Exercise.PATIENCE.toNanos();
        List<String> wrong = ask(otherwise, order, states);
        while (!wrong.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(POLL_MS);
            wrong = ask(otherwise, order, states);
        }
        exercise.require(wrong.isEmpty(), rule, order.studyId(), "after %s: %s", Exercise.PATIENCE, wrong);
    }

    private List<String> ask(String question, Order order, List<String> states) {
        try {
            return exercise.site().database().query(question, row -> row.getString(1), order.runIds(), states);
        } catch (SQLException e) {
            return List.of("the database: " + e.getMessage());
        }
    }
}
