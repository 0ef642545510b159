package io.grokscape.training;

/**
 * What a run learns from and is tested on. Depends on nothing but the spec's task, modulus, sizes and data seed.
 *
 * @param train the training set, in the order it is trained in
 * @param validation all other pairs of the algorithm task; empty for {@code memorise}
 */
public record Dataset(Examples train, Examples validation) {}
