/**
 * Searching instead of sweeping: which training-set size and seed to try next, from the verdicts so far. Pure functions;
 * whoever runs trainings keeps what was tried and asks again.
 */
package io.grokscape.dynamics.search;
