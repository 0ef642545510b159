package io.grokscape.analyzer;

import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.Findings;
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

    private final VerdictRules rules;
    private final Map<String, Findings> drawn = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Findings> eldest) {
            return size() > STUDIES_REMEMBERED;
        }
    };
    private final Map<String, TreeMap<String, Finding>> published = new HashMap<>();

    StudyFindings(VerdictRules rules) {
        this.rules = rules;
    }

    /** What a finding is published under. */
    static String key(Finding finding) {
        return String.join("/", finding.getStudyId(), finding.getKind(), finding.getWhich());
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
        for (var found : drawn.computeIfAbsent(study, _ -> new Findings(rules)).in(finished.runs())) {
            Finding finding = Finding.newBuilder()
                    .setSchemaVersion(SchemaVersion.CURRENT)
                    .setStudyId(study)
                    .setKind(found.kind())
                    .setWhich(found.which())
                    .setRulesVersion(finished.rules() + "/" + Findings.METHODS)
                    .setJson(found.json())
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

    private static boolean saysTheSame(Finding a, Finding b) {
        return a.getJson().equals(b.getJson()) && a.getRulesVersion().equals(b.getRulesVersion());
    }

    private static Finding withdrawn(Finding gone, long nowMs) {
        return gone.toBuilder()
                .clearJson()
                .setWithdrawn(true)
                .setFoundAtMs(nowMs)
                .build();
    }
}
