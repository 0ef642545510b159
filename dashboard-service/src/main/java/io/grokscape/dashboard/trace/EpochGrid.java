package io.grokscape.dashboard.trace;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The epochs at which runs are compared, the same for all: every epoch up to 100, then 160 per decade, each at most 2.5 %
 * after the one before, and every number of two digits among them, so that what people ask for is there exactly.
 */
public final class EpochGrid {
    private static final int LAST = 100_000_000;
    private static final int[] EPOCHS = epochs();

    private EpochGrid() {}

    private static int[] epochs() {
        IntStream.Builder epochs = IntStream.builder();
        IntStream.range(0, 100).forEach(epochs::add);
        for (int decade = 100; decade < LAST; decade *= 10) {
            int base = decade;
            IntStream.range(0, 50).forEach(i -> epochs.add(base + i * base / 50));
            IntStream.range(0, 60).forEach(i -> epochs.add(2 * base + i * base / 20));
            IntStream.range(0, 50).forEach(i -> epochs.add(5 * base + i * base / 10));
        }
        return epochs.add(LAST).build().toArray();
    }

    /** The epoch of an index. */
    public static int epoch(int index) {
        return EPOCHS[index];
    }

    /** Of the last epoch of the grid that is not after this one. */
    public static int indexUpTo(int epoch) {
        int found = Arrays.binarySearch(EPOCHS, epoch);
        return found >= 0 ? found : -found - 2;
    }

    /** Of the first epoch of the grid that is not before this one. */
    public static int indexFrom(int epoch) {
        int found = Arrays.binarySearch(EPOCHS, Math.min(epoch, LAST));
        return found >= 0 ? found : -found - 1;
    }

    /** At most that many indices, even on a log axis, from epoch 0 to the first that is not before the last epoch. */
    public static int[] spread(int lastEpoch, int points) {
        int end = indexFrom(lastEpoch);
        double width = Math.log1p(EPOCHS[end]) / (points - 1);
        return IntStream.range(0, points)
                .map(i -> i == points - 1 ? end : indexUpTo((int) Math.round(Math.expm1(i * width))))
                .distinct()
                .toArray();
    }
}
