package io.grokscape.drills;

/** A kind of fault: what is done to the stack, and what must still hold. */
public interface Drill {
    /** What it is called on the command line. */
    String name();

    /** What it does and what must hold, in one line. */
    String summary();

    /**
     * Hands in runs and does its damage. The history is checked by the caller, once all of the exercise's runs have ended;
     * what only this drill can know it checks itself, by {@link Exercise#require}.
     */
    void run(Exercise exercise) throws Exception;
}
