package io.grokscape.studies;

import java.util.List;

/**
 * A question and the grid of runs that answers it, as read from a study file.
 *
 * @param name what people call it; part of its id
 * @param question what it is to answer, in words; may be empty
 * @param find the findings it is meant for ({@link StudyYaml#FINDINGS})
 * @param grid its runs, not yet expanded
 * @param yaml the file as it came
 */
public record Study(String name, String question, List<String> find, Grid grid, String yaml) {}
