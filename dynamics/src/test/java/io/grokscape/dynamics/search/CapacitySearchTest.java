package io.grokscape.dynamics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacitySearchTest {
    private static final int[] SIZES =
            IntStream.rangeClosed(1, 60).map(i -> 200 * i).toArray();

    /** Knows all of up to 5,200 pairs (give or take by seed), and ever less of more. */
    private static FinishedRun run(Trial trial) {
        double capacity = 5200 + 40 * (trial.seed() % 3 - 1);
        double known = trial.trainSize() <= capacity
                ? trial.trainSize()
                : Math.max(0, capacity - .2 * (trial.trainSize() - capacity));
        double accuracy = known / trial.trainSize();
        return new FinishedRun(
                new Setting("memorise", 113, 1, 0),
                32,
                trial.trainSize(),
                trial.seed(),
                3000,
                accuracy + (1 - accuracy) / 113,
                Double.NaN,
                Optional.of(Dynamic.NOT_APPLICABLE));
    }

    @Test
    void itClosesInOnTheSizeOfWhichMostIsRememberedAndRepeatsThatOne() {
        CapacitySearch search = new CapacitySearch(new SearchSpace(SIZES, 200, 60));
        List<FinishedRun> known = new ArrayList<>();
        List<Trial> taken = new ArrayList<>();
        Decision decision = search.decide(new Progress(known, List.of(), taken), 4);
        while (!decision.over()) {
            decision.next().forEach(choice -> {
                taken.add(choice.trial());
                known.add(run(choice.trial()));
            });
            decision = search.decide(new Progress(known, List.of(), taken), 4);
        }

        assertThat(decision.answer().orElseThrow().estimate()).isBetween(5000.0, 5240.0);
        assertThat(decision.answer().orElseThrow().width()).isLessThanOrEqualTo(200);
        assertThat(taken).hasSizeLessThan(20).doesNotHaveDuplicates();
    }

    @Test
    void itWaitsForItsFirstLooksBeforeItLooksCloser() {
        CapacitySearch search = new CapacitySearch(new SearchSpace(SIZES, 200, 60));
        List<Trial> first = search.decide(new Progress(List.of(), List.of(), List.of()), 8).next().stream()
                .map(Choice::trial)
                .toList();

        assertThat(first).hasSize(4);
        assertThat(search.decide(new Progress(List.of(), first, first), 8).next())
                .isEmpty();
    }
}
