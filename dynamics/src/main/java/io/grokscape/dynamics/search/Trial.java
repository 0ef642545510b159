package io.grokscape.dynamics.search;

/**
 * A run of a search.
 *
 * @param trainSize D
 * @param seed of split and weights
 */
public record Trial(int trainSize, int seed) {}
