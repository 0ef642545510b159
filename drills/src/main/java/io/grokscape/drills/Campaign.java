package io.grokscape.drills;

import io.grokscape.drills.check.Checker;
import io.grokscape.drills.check.Expected;
import io.grokscape.drills.check.History;
import io.grokscape.drills.check.HistoryReader;
import io.grokscape.drills.check.Violation;
import io.grokscape.drills.site.Site;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.ProcessIdentity;
import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Several drills on one site, one after another: each leaves a history that the next must not disturb either. A site on
 * which something did not hold is kept for inspection, and the next drill gets a new one.
 */
final class Campaign {
    private static final int TRAINERS = 2;
    private static final int SPARE_TRAINERS = 2;

    private final Installation installation;
    private final Path root;
    private final long seed;
    private final boolean shortened;
    private final PrintStream out;
    private final Checker checker = new Checker();
    private final Workloads workloads = new Workloads();
    private final List<String> failed = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    /** Of the site at hand. */
    private final List<Expected> expected = new ArrayList<>();

    private final List<Predicate<DeadLetter>> letters = new ArrayList<>();
    private boolean repeats;
    private Site site;

    Campaign(Installation installation, Path root, long seed, boolean shortened, PrintStream out) {
        this.installation = installation;
        this.root = root;
        this.seed = seed;
        this.shortened = shortened;
        this.out = out;
    }

    /** Does the drills; whether everything held. */
    boolean run(List<Drill> drills) throws Exception {
        Thread cleanUp = new Thread(this::leave, "leave-site");
        Runtime.getRuntime().addShutdownHook(cleanUp);
        for (Drill drill : drills) {
            out.printf("%n%s: %s%n", drill.name(), drill.summary());
            if (!holds(drill)) {
                failed.add(drill.name());
                out.printf(
                        "%s: DID NOT HOLD; the site is kept in %s%n",
                        drill.name(), site.folder().root());
                leave();
            }
        }
        boolean clean = leave();
        Runtime.getRuntime().removeShutdownHook(cleanUp);
        late.forEach(line -> out.println("too late: " + line));
        out.printf(
                "%n%d of %d drills held%s%n",
                drills.size() - failed.size(),
                drills.size(),
                failed.isEmpty() ? "" : ", not " + String.join(", ", failed));
        return failed.isEmpty() && clean && (shortened || late.isEmpty());
    }

    private boolean holds(Drill drill) throws InterruptedException {
        Diary diary = new Diary(out);
        Exercise exercise = null;
        List<Violation> violations = new ArrayList<>();
        try {
            enter(diary);
            Random random = new Random(seed * 31 + drill.name().hashCode());
            exercise = new Exercise(drill.name(), site, random, shortened, workloads, diary);
            drill.run(exercise);
            exercise.awaitEnd(exercise.violations().isEmpty() ? Exercise.PATIENCE : Duration.ZERO);
            violations.addAll(check(exercise, diary));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace(out);
            violations.add(new Violation("the drill itself works", drill.name(), e.toString()));
        }
        violations.stream().limit(20).forEach(violation -> out.println("  VIOLATION  " + violation));
        if (exercise != null) {
            exercise.missed().forEach(line -> late.add(drill.name() + ": " + line));
            violations.addAll(exercise.violations());
        }
        diary.note(violations.isEmpty() ? drill.name() + " held" : violations.size() + " violations");
        return violations.isEmpty();
    }

    /** Everything the site remembers, of this drill and of those before it. */
    private List<Violation> check(Exercise exercise, Diary diary) throws Exception {
        expected.addAll(exercise.expected());
        letters.addAll(exercise.letters());
        repeats |= exercise.repeats();
        History history = new HistoryReader(site).read();
        diary.note("read: %d runs, %d events, %d batches of measurements, %d objects, %d dead letters"
                .formatted(
                        expected.size(),
                        history.events().values().stream().mapToInt(List::size).sum(),
                        history.batches().values().stream().mapToInt(List::size).sum(),
                        history.objects().size(),
                        history.deadLetters().size()));
        return checker.check(history, expected, repeats, letters);
    }

    private void enter(Diary diary) throws InterruptedException, IOException {
        if (site != null) {
            return;
        }
        Path folder = root.resolve("site-" + ProcessHandle.current().pid() + "-" + failed.size());
        Files.createDirectories(folder);
        site = new Site(installation, new DataFolder(folder), TRAINERS, SPARE_TRAINERS);
        site.start();
        diary.note("a stack with %d trainers is up in %s".formatted(TRAINERS, folder));
    }

    /** Stops the site's processes; whether none survived. Its folder goes unless something did not hold there. */
    private synchronized boolean leave() {
        if (site == null) {
            return true;
        }
        site.close();
        List<ProcessIdentity> survivors = site.survivors();
        survivors.forEach(process -> out.println("  VIOLATION  process " + process.pid() + " is left"));
        if (survivors.isEmpty() && failed.isEmpty()) {
            delete(site.folder().root());
        }
        site = null;
        expected.clear();
        letters.clear();
        repeats = false;
        return survivors.isEmpty();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("cannot delete " + folder + ": " + e.getMessage());
        }
    }
}
