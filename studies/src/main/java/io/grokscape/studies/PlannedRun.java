package io.grokscape.studies;

import io.grokscape.spec.RunSpec;

/**
 * A run a study asks for.
 *
 * @param index position among the study's distinct runs, from 0
 * @param id the spec's canonical id
 * @param spec what is trained
 */
public record PlannedRun(int index, String id, RunSpec spec) {}
