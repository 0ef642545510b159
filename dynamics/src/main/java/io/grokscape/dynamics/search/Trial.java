package io.grokscape.dynamics.search;

/**
 * A run of a search.
 *
 * @param trainSize D
 * @param seed of split and weights, from 0 at every D: so that searches and grids share runs
 */
public record Trial(int trainSize, int seed) {}
