/** How soon the dashboard answers when its read model is large. */
package io.grokscape.benchmarks.dashboard;
