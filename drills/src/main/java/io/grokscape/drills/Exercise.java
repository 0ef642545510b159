package io.grokscape.drills;

import io.grokscape.drills.check.Expected;
import io.grokscape.drills.check.Violation;
import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Site;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.standalone.console.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** One drill under way: the site it breaks, the runs it asked for, and what it has found so far. */
public final class Exercise {
    /** How long anything may take before it is given up: a drill's machine may be busy, and no time decides whether it holds. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Epochs of a longer run: some seconds, on a core of its own. */
    private static final int LONG_EPOCHS = 6000;

    private final String drill;
    private final Site site;
    private final Random random;
    private final boolean shortened;
    private final Workloads workloads;
    private final Diary diary;
    private final Map<String, Expected> expected = new LinkedHashMap<>();
    private final List<Predicate<DeadLetter>> letters = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final long begun = System.nanoTime();
    private boolean repeats;

    Exercise(String drill, Site site, Random random, boolean shortened, Workloads workloads, Diary diary) {
        this.drill = drill;
        this.site = site;
        this.random = random;
        this.shortened = shortened;
        this.workloads = workloads;
        this.diary = diary;
    }

    /** The stack. */
    public Site site() {
        return site;
    }

    /** Decides when and whom a fault strikes; the same seed decides the same. */
    public Random random() {
        return random;
    }

    /** The first number for the full drill, the second for the short form. */
    public int times(int full, int brief) {
        return shortened ? brief : full;
    }

    /** Hands in a study of runs of a fraction of a second, all of which must complete. */
    public Order shortRuns(int runs) throws InterruptedException {
        return order(workloads.shortRuns(drill, runs));
    }

    /** Hands in a study of short runs on three sizes of training set; findings come of it. */
    public Order sweep(int seeds) throws InterruptedException {
        return order(workloads.sweep(drill, seeds));
    }

    /** Hands in a study of longer runs whose end is the drill's own affair. */
    public Order asideRuns(int runs) throws InterruptedException {
        return site.submit(workloads.longRuns(drill, runs, LONG_EPOCHS));
    }

    /** Hands in a study of runs of several seconds, all of which must complete. */
    public Order longRuns(int runs) throws InterruptedException {
        return longRuns(runs, LONG_EPOCHS);
    }

    /** The same, with that many epochs each. */
    public Order longRuns(int runs, int epochs) throws InterruptedException {
        return order(workloads.longRuns(drill, runs, epochs));
    }

    /** Hands in a study, all of whose runs must complete unless something else is {@linkplain #expect expected}. */
    public Order order(String yaml) throws InterruptedException {
        Order order = site.submit(yaml);
        order.runs().forEach(run -> expect(Expected.completed(run.spec())));
        return order;
    }

    /** How a run must end. */
    public void expect(Expected run) {
        expected.put(run.spec().id(), run);
    }

    /** One more record that must be set aside. */
    public void expectLetter(Predicate<DeadLetter> letter) {
        letters.add(letter);
    }

    /** From now on messages are delivered more than once, on purpose. */
    public void expectRepeats() {
        repeats = true;
    }

    /** Tells what is done, or seen. */
    public void note(String line, Object... details) {
        diary.note(line.formatted(details));
    }

    /** The drill cannot do what it is for on this machine: said, and not counted as having held. */
    public void cannotBeShown(String reason) {
        diary.note("CANNOT BE SHOWN HERE  " + reason);
        missed.add("cannot be shown here: " + reason);
    }

    /** Finds a violation unless that holds. */
    public void require(boolean holds, String rule, String where, String evidence, Object... details) {
        if (!holds) {
            Violation violation = new Violation(rule, where, evidence.formatted(details));
            violations.add(violation);
            diary.note("VIOLATION  " + violation);
        }
    }

    /** Reports a time against its limit. */
    public void measured(String what, Duration took, Duration limit) {
        boolean kept = took.compareTo(limit) <= 0;
        String line = "%s: %s (limit %s)".formatted(what, Durations.words(took), Durations.words(limit));
        diary.note(kept ? line : "TOO LATE  " + line);
        if (!kept) {
            missed.add(line);
        }
    }

    /** Waits until every run of this drill has ended, and is shown and judged. */
    public void awaitEnd(Duration patience) throws InterruptedException {
        if (!new Rest(site).await(expected.keySet(), patience)) {
            require(
                    false,
                    "every run ends",
                    drill,
                    "after %s: %s",
                    Durations.words(patience),
                    new Rest(site).missing(expected.keySet()));
        }
    }

    /** Waits until every service has read what is on the topics at this moment. */
    public void awaitCaughtUp(Duration patience) throws InterruptedException {
        List<String> behind = new CatchingUp(site).await(patience);
        require(behind.isEmpty(), "everybody catches up", drill, "after %s: %s", Durations.words(patience), behind);
    }

    /** The run events since this drill began. */
    public List<Witness.Heard> heard() {
        return site.witness().heard().stream()
                .filter(heard -> heard.at() >= begun)
                .toList();
    }

    List<Expected> expected() {
        return List.copyOf(expected.values());
    }

    List<Predicate<DeadLetter>> letters() {
        return letters;
    }

    boolean repeats() {
        return repeats;
    }

    List<Violation> violations() {
        return violations;
    }

    /** Limits of time that were not kept. */
    List<String> missed() {
        return missed;
    }
}
