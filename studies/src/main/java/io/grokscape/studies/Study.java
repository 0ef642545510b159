package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question and the runs that answer it, as read from a study file.
 *
 * @param name what people call it; part of its id
 * @param question what it is to answer, in words; may be empty
 * @param find the findings it is meant for ({@link StudyYaml#FINDINGS}), its own and those of the studies it includes
 * @param grids its own runs and those of the studies it includes, not yet expanded
 * @param search how data sizes and seeds are chosen, where the study does not list them; its grid then holds the points
 *     that are searched, each as a run at the smallest data size
 * @param yaml the file as it came
 */
public record Study(
        String name, String question, List<String> find, List<Grid> grids, Optional<Search> search, String yaml) {

    /**
     * Every run the study lists, or every point it searches, in order, some perhaps more than once. Lazy.
     *
     * @throws io.grokscape.spec.SpecSyntaxException while it is consumed, where a combination cannot be run
     */
    public Stream<RunSpec> runs() {
        return grids.stream().flatMap(Grid::runs);
    }
}
