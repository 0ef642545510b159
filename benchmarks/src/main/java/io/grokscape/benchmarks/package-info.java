/** How fast the engines are: against libtorch, and against the machine. */
package io.grokscape.benchmarks;
