package io.grokscape.dashboard.api;

import io.grokscape.dashboard.api.Paper.CatalogueStudy;
import io.grokscape.dashboard.api.Paper.PaperFigure;
import io.grokscape.dashboard.api.Paper.Statement;
import io.grokscape.dashboard.api.Paper.StudyState;
import io.grokscape.report.claim.Claims;
import io.grokscape.report.claim.PaperClaim;
import io.grokscape.spec.YamlDocument;
import io.grokscape.spec.YamlValue;
import io.grokscape.studies.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the paper states beside the studies that show it. */
@ApplicationScoped
class PaperQueries {
    /** By name of a study of the catalogue: the figures that its runs make, those of included studies among them. */
    private static final Map<String, Set<Integer>> FIGURES =
            Catalogue.names().stream().collect(Collectors.toMap(name -> name, PaperQueries::figures));

    private final StudyQueries studies;

    PaperQueries(StudyQueries studies) {
        this.studies = studies;
    }

    private static Set<Integer> figures(String name) {
        Set<Integer> figures = new HashSet<>();
        Integer own = CatalogueEntry.figure(name);
        if (own != null) {
            figures.add(own);
        }
        Map<String, YamlValue> keys =
                YamlDocument.parse(Catalogue.yaml(name).orElseThrow(), name).asMap();
        if (keys.containsKey("include")) {
            keys.get("include").asList().forEach(included -> figures.addAll(figures(included.asText())));
        }
        return figures;
    }

    Paper paper() {
        List<StudySummary> made = studies.named(FIGURES.keySet());
        Map<Integer, List<PaperClaim>> claims = Claims.ofPaper().stream()
                .collect(Collectors.groupingBy(PaperClaim::number, TreeMap::new, Collectors.toList()));
        return new Paper(claims.entrySet().stream()
                .map(figure -> new PaperFigure(
                        figure.getKey(),
                        figure.getValue().stream()
                                .map(claim ->
                                        new Statement(claim.figure(), claim.says(), claim.beside(), claim.expects()))
                                .toList(),
                        catalogue(figure.getKey()),
                        made.stream()
                                .filter(study -> FIGURES.get(study.name()).contains(figure.getKey()))
                                .map(study -> new StudyState(
                                        study.id(), study.name(), study.state(), study.submittedAt(), study.progress()))
                                .toList()))
                .toList());
    }

    private static List<CatalogueStudy> catalogue(int figure) {
        return CatalogueEntry.all().stream()
                .filter(entry -> entry.figure() != null && entry.figure() == figure)
                .map(entry -> new CatalogueStudy(
                        entry.name(),
                        entry.question(),
                        entry.small(),
                        entry.runs(),
                        entry.flops(),
                        entry.referenceSeconds()))
                .toList();
    }
}
