package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets the wall clock of one process wrong, by libfaketime; clocks that only measure spans stay right. */
public final class Clock implements Drill {
    private static final List<String> OFFSETS = List.of("+300s", "-300s");

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String summary() {
        return "the clock of one process 5 minutes wrong: no difference, order comes from epochs and attempts";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        Optional<Path> library = library();
        if (library.isEmpty()) {
            exercise.cannotBeShown("libfaketime is not installed");
            return;
        }
        if (exercise.times(1, 0) == 0) {
            setWrong(exercise, "trainer-1", OFFSETS.subList(0, 1), library.get());
            setWrong(exercise, "planner", OFFSETS.subList(1, 2), library.get());
            return;
        }
        for (String name : List.of("trainer-1", "planner", "analyzer", "dashboard", "broker")) {
            setWrong(exercise, name, OFFSETS, library.get());
        }
    }

    private static void setWrong(Exercise exercise, String name, List<String> offsets, Path library)
            throws InterruptedException {
        Child child = exercise.site().child(name);
        for (String offset : offsets) {
            exercise.longRuns(1);
            exercise.shortRuns(exercise.times(15, 6));
            restart(
                    child,
                    Map.of("LD_PRELOAD", library.toString(), "FAKETIME", offset, "FAKETIME_DONT_FAKE_MONOTONIC", "1"));
            exercise.note("%s runs with its clock at %s", name, offset);
            exercise.shortRuns(exercise.times(15, 6));
            exercise.awaitEnd(Exercise.PATIENCE);
        }
        restart(child, Map.of("LD_PRELOAD", "", "FAKETIME", "+0s"));
    }

    private static void restart(Child child, Map<String, String> variables) throws InterruptedException {
        child.stop();
        child.set(variables);
        child.start();
    }

    private static Optional<Path> library() {
        for (Path libraries : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
            try (Stream<Path> files =
                    Files.find(libraries, 3, (path, _) -> path.endsWith(Path.of("faketime", "libfaketimeMT.so.1")))) {
                Optional<Path> found = files.findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                continue; // not there, or not to be read: then it is not installed there
            }
        }
        return Optional.empty();
    }
}
