/** The same models on libtorch, to be timed against. */
package io.grokscape.benchmarks.libtorch;
