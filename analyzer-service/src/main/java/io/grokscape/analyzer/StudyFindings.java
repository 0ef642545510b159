package io.grokscape.analyzer;

import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.Findings;
import io.grokscape.dynamics.findings.Prediction;
import io.grokscape.dynamics.recipes.RecipeScores;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a study's findings and compares them with those published: only what is new, different or no longer true is
 * worth a message. Plain and thread-safe.
 */
final class StudyFindings {
    /** Studies whose parts are remembered so that a new verdict costs little. */
    private static final int STUDIES_REMEMBERED = 20;

    /** Keeps predictions as they were first made. */
    interface FirstMade {
        /** Of those that could be made now, and of all others made for the study, the first of each sweep. */
        List<Prediction> of(String study, List<Prediction> now, StudyRuns.Finished finished, long nowMs);
    }

    private final VerdictRules rules;
    private final FirstMade firstMade;
    private final Map<String, Findings> drawn = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Findings> eldest) {
            return size() > STUDIES_REMEMBERED;
        }
    };
    private final Map<String, TreeMap<String, Finding>> published = new HashMap<>();

    StudyFindings(VerdictRules rules, FirstMade firstMade) {
        this.rules = rules;
        this.firstMade = firstMade;
    }

    /** What a finding is published under. */
    static String key(Finding finding) {
        return String.join("/", finding.getStudyId(), finding.getKind(), finding.getWhich());
    }

    /** The topic is read from its beginning, or is not the one that was read: what it held counts no more. */
    synchronized void forgetPublished() {
        published.clear();
    }

    /** The newest of its key in the topic. */
    synchronized void published(Finding finding) {
        TreeMap<String, Finding> ofStudy = published.computeIfAbsent(finding.getStudyId(), _ -> new TreeMap<>());
        if (finding.getWithdrawn()) {
            ofStudy.remove(key(finding));
        } else {
            ofStudy.put(key(finding), finding);
        }
    }

    /** What there is to publish now that these are the study's finished runs. */
    synchronized List<Finding> news(String study, StudyRuns.Finished finished, long nowMs) {
        Map<String, Finding> known = new TreeMap<>(published.getOrDefault(study, new TreeMap<>()));
        List<Finding> news = new ArrayList<>();
        for (var one : found(study, finished, nowMs)) {
            Finding finding = Finding.newBuilder()
                    .setSchemaVersion(SchemaVersion.CURRENT)
                    .setStudyId(study)
                    .setKind(one.kind())
                    .setWhich(one.which())
                    .setRulesVersion(rulesVersion(finished))
                    .setJson(one.json())
                    .setFoundAtMs(nowMs)
                    .build();
            Finding before = known.remove(key(finding));
            if (before == null || !saysTheSame(before, finding)) {
                news.add(finding);
            }
        }
        known.values().forEach(gone -> news.add(withdrawn(gone, nowMs)));
        return news;
    }

    private List<io.grokscape.dynamics.findings.Finding> found(String study, StudyRuns.Finished finished, long nowMs) {
        List<io.grokscape.dynamics.findings.Finding> found =
                new ArrayList<>(drawn.computeIfAbsent(study, _ -> new Findings(rules))
                        .in(
                                finished.runs(),
                                finished.sweeps(),
                                predictions -> firstMade.of(study, predictions, finished, nowMs)));
        RecipeScores.in(finished.recipeRuns()).ifPresent(found::add);
        return found;
    }

    /** Of the verdicts, and of the methods. */
    static String rulesVersion(StudyRuns.Finished finished) {
        return finished.rules() + "/" + Findings.METHODS;
    }

    /** A prediction stays as it was made; its own text says by which rules. */
    private static boolean saysTheSame(Finding a, Finding b) {
        boolean sameRules =
                a.getRulesVersion().equals(b.getRulesVersion()) || a.getKind().equals(Prediction.KIND);
        return a.getJson().equals(b.getJson()) && sameRules;
    }

    private static Finding withdrawn(Finding gone, long nowMs) {
        return gone.toBuilder()
                .clearJson()
                .setWithdrawn(true)
                .setFoundAtMs(nowMs)
                .build();
    }
}
