package io.grokscape.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.drills.check.History.LedgerRun;
import io.grokscape.drills.check.History.ShownRun;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.AttemptEnd;
import io.grokscape.store.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing proves nothing: each violation is planted, and found by its rule. */
class CheckerTest {
    private final QuietHistory quiet = new QuietHistory();

    @Test
    void nothingIsFoundWhereNothingWasPlanted() {
        assertThat(quiet.violations(false)).isEmpty();
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                plant("another end is told", "one terminal state", h -> h.tell(3, completed())),
                plant("a completed run is told to have failed", "one terminal state", h -> h.tell(2, failed())),
                plant("the end is never told", "one terminal state", h -> h.events.removeLast()),
                plant("there is no result", "one terminal state", h -> h.objects.remove(h.keys.result())),
                plant(
                        "the result says failed",
                        "one terminal state",
                        h -> h.objects.put(h.keys.result(), h.result(2, Result.Outcome.FAILED))),
                plant(
                        "the ledger still waits",
                        "one terminal state",
                        h -> h.ledger.put(h.runId(), new LedgerRun("running", 2))),
                plant("the ledger forgot the run", "one terminal state", h -> h.ledger.clear()),
                plant("the read model still shows it running", "one terminal state", h -> h.show("running", false)),
                plant("one bit of a weight is flipped", "undisturbed run", h -> {
                    byte[] weights = h.objects.get(h.keys.weights(2));
                    weights[weights.length - 9] ^= 1;
                }),
                plant(
                        "a weight file is cut short",
                        "undisturbed run",
                        h -> h.objects.computeIfPresent(h.keys.weights(2), (_, bytes) -> Arrays.copyOf(bytes, 100))),
                plant("the weights are missing", "undisturbed run", h -> h.objects.remove(h.keys.weights(2))),
                plant("a row of the curve is missing", "undisturbed run", h -> h.curve(rows -> rows.remove(1))),
                plant("the curve ends early", "undisturbed run", h -> h.curve(List::removeLast)),
                plant("an epoch was never published", "every logged epoch", h -> {
                    h.batches.removeLast();
                    h.publish(2, 30);
                }),
                plant("an epoch before the checkpoint was lost", "every logged epoch", h -> {
                    h.batches.removeFirst();
                    h.publish(1, 0, 20, 30);
                }),
                plant("an epoch was published twice", "every logged epoch", h -> h.publish(2, 40)),
                plant("an epoch nobody logs was published", "every logged epoch", h -> h.publish(2, 35)),
                plant(
                        "the read model lacks an epoch",
                        "every logged epoch",
                        h -> h.shown.put(
                                h.runId(),
                                new ShownRun("completed", false, Map.of(1, List.of(0, 10), 2, List.of(30, 40))))),
                plant(
                        "a checkpoint is left",
                        "nothing unfinished",
                        h -> h.objects.put(h.keys.checkpoint(1, 20), new byte[] {1})),
                plant(
                        "an attempt is claimed after the end",
                        "nothing unfinished",
                        h -> h.objects.put(h.keys.claim(3), h.claim(3))),
                plant(
                        "a kill counts as a failure",
                        "nothing unfinished",
                        h -> h.objects.put(h.keys.end(1), failure(h))),
                plant(
                        "a half-written object lies about",
                        "objects with a meaning",
                        h -> h.strays.add("runs/0/attempts/1/final.safetensors-5f1c")),
                plant("a study does not end", "runs ended have ended", h -> h.openStudies.put("a-study", "active")),
                plant("a message waits", "every message is sent", h -> h.unsent = 1),
                plant("a record stays locked", "no record stays locked", h -> h.unsettled = 1),
                plant(
                        "something was set aside",
                        "nothing else is set aside",
                        h -> h.deadLetters.add(DeadLetter.getDefaultInstance())),
                plant("there is no verdict", "judged for good", h -> h.show("completed", null)),
                plant("the verdict is provisional", "judged for good", h -> h.show("completed", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void aPlantedViolationIsFound(String what, String rule, Consumer<QuietHistory> plant) {
        plant.accept(quiet);

        assertThat(quiet.violations(false)).extracting(Violation::rule).anyMatch(found -> found.contains(rule));
    }

    @Test
    void aRepeatedMeasurementIsAllowedWhereMessagesWereRepeatedOnPurpose() {
        quiet.publish(2, 40);

        assertThat(quiet.violations(true)).isEmpty();
    }

    @Test
    void aLetterThatWasExpectedMustBeThere() {
        assertThat(WholeStack.check(history(), List.of(letter -> true)))
                .extracting(Violation::evidence)
                .containsExactly("number 1 of 1 expected is missing");
    }

    private static History history() {
        return new History(Map.of(), Map.of(), List.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of(), 0, 0);
    }

    private static Arguments plant(String what, String rule, Consumer<QuietHistory> plant) {
        return Arguments.of(what, rule, plant);
    }

    private static RunEvent.Builder completed() {
        return RunEvent.newBuilder().setCompleted(RunEvent.Completed.getDefaultInstance());
    }

    private static RunEvent.Builder failed() {
        return RunEvent.newBuilder().setFailed(RunEvent.Failed.newBuilder().setTerminal(true));
    }

    private static byte[] failure(QuietHistory history) {
        return new AttemptEnd(history.runId(), 1, "trainer-1", AttemptEnd.Kind.FAILED, "why", 20, 0).toJson();
    }
}
