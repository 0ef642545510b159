package io.grokscape.dynamics.search;

/** Chooses trials one verdict after the other. */
public interface AdaptiveSearch {
    /**
     * What to do now. It depends on nothing but the progress, so a search goes on after any interruption.
     *
     * @param inFlight how many trials may be pending at a time: enough that every trainer has one
     */
    Decision decide(Progress progress, int inFlight);
}
