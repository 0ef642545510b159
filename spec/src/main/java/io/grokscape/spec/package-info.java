/**
 * What a run is: its {@link io.grokscape.spec.RunSpec}, the YAML form people write, the canonical text its id is a hash
 * of, and the {@link io.grokscape.spec.Task}s. Plain Java, shared by planner, trainer and command line.
 */
package io.grokscape.spec;
