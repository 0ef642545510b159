package io.grokscape.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A study that comes with Grokscape.
 *
 * @param yaml the file, comments and all
 * @param runs distinct ones
 * @param epochs sum of their budgets
 * @param flops estimated floating-point operations
 * @param referenceSeconds one core of the reference machine takes
 * @param figure of the paper that it makes; left out if it makes none
 * @param small whether it is the short form of another one
 */
public record CatalogueEntry(
        String name,
        String question,
        String yaml,
        int runs,
        long epochs,
        double flops,
        double referenceSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer figure,
        boolean small) {
    private static final Pattern FIGURE = Pattern.compile("figure-(\\d+)(-small)?");

    /** All of them, expanded once: some have thousands of runs. */
    private static final class Expanded {
        static final List<CatalogueEntry> ALL =
                Catalogue.names().stream().map(CatalogueEntry::of).toList();
    }

    static List<CatalogueEntry> all() {
        return Expanded.ALL;
    }

    private static CatalogueEntry of(String name) {
        String yaml = Catalogue.yaml(name).orElseThrow();
        Expansion expansion = Expansion.of(StudyYaml.read(yaml, name + ".yaml"));
        return new CatalogueEntry(
                name,
                expansion.study().question(),
                yaml,
                expansion.runs(),
                expansion.epochs(),
                expansion.flops(),
                expansion.referenceSeconds(),
                figure(name),
                name.endsWith("-small"));
    }

    /** The figure that a study of that name makes; null if none. */
    static Integer figure(String name) {
        Matcher matcher = FIGURE.matcher(name);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
