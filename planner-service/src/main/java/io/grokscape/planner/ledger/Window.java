package io.grokscape.planner.ledger;

/**
 * How many runs lie on the broker at a time: enough that no lane waits, few enough that priority and cancel act at once
 * on all others. It grows with the fleet: every lane at work stands for so many runs in flight.
 *
 * @param perLane runs in flight for each running one
 * @param least runs in flight however small the fleet seems; at least 1
 * @param most runs in flight however large it seems
 */
public record Window(int perLane, int least, int most) {
    public Window {
        if (perLane < 1 || least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "a window needs 1 ≤ least ≤ most and 1 ≤ per lane, not " + least + ", " + most + ", " + perLane);
        }
    }

    /** How many more may be offered. */
    int room(int queued, int running) {
        long wanted = Math.clamp((long) perLane * running, least, most);
        return (int) Math.max(0, wanted - queued - running);
    }
}
