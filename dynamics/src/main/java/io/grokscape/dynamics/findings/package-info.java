/**
 * Many finished runs in, findings out: critical dataset size, memorisation capacity, where the two cross, double
 * descent, emergence (Huang et al., arXiv 2402.15175). Every finding is a pure function of its runs: random draws come
 * from a generator with a fixed seed.
 */
package io.grokscape.dynamics.findings;
