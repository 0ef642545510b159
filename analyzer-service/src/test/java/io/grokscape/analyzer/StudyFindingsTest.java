package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.VerdictRules;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.v1.Finding;
import io.grokscape.spec.RunSpec;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class StudyFindingsTest {
    private static final String STUDY = "small-00000001";

    private final List<RunSpec> specs = SmallStudy.specs(1);
    private final StudyRuns runs = new StudyRuns();
    private final StudyFindings findings = new StudyFindings(VerdictRules.DEFAULT, (_, now, _, _) -> now);

    @Test
    void aFindingIsNewsOnceAndAgainWhenItChanges() {
        plan();
        specs.forEach(spec -> runs.judged(SmallStudy.verdict(spec, SmallStudy.groks(spec))));
        List<Finding> first = news();
        first.forEach(findings::published);

        assertThat(first)
                .extracting(Finding::getKind)
                .containsExactly("critical_dataset_size", "zone_map", "takeaways");
        assertThat(first.getFirst().getRulesVersion()).isEqualTo("1/1");
        assertThat(first.getFirst().getJson()).contains("\"runs\":[{\"count\":4,\"task\":\"add\",\"hidden_size\":64}]");
        assertThat(news()).isEmpty();

        runs.judged(SmallStudy.verdict(specs.getFirst(), true));
        assertThat(news())
                .extracting(Finding::getKind)
                .containsExactly("critical_dataset_size", "zone_map", "takeaways");
    }

    @Test
    void whatTheRunsNoLongerSayIsWithdrawn() {
        Finding stale = Finding.newBuilder()
                .setStudyId(STUDY)
                .setKind("crossing")
                .setWhich("add")
                .setJson("{}")
                .build();
        findings.published(stale);

        assertThat(news()).filteredOn(Finding::getWithdrawn).singleElement().satisfies(finding -> {
            assertThat(finding.getJson()).isEmpty();
            assertThat(StudyFindings.key(finding)).isEqualTo(StudyFindings.key(stale));
            findings.published(finding);
        });
        assertThat(news()).noneMatch(Finding::getWithdrawn);
    }

    @Test
    void verdictsHeardBeforeTheirRunsOrTwiceMakeNoDifference() {
        specs.forEach(spec -> runs.judged(SmallStudy.verdict(spec, SmallStudy.groks(spec))));
        plan();
        var once = runs.finished(STUDY);
        specs.forEach(spec -> runs.judged(SmallStudy.verdict(spec, SmallStudy.groks(spec))));
        plan();

        assertThat(once.runs()).hasSize(4);
        assertThat(runs.finished(STUDY)).isEqualTo(once);
    }

    @Test
    void theRecipesOfAStudyAreScored() {
        plan();
        SmallStudy.specs(.5).forEach(spec -> {
            runs.planned(STUDY, spec.id(), SpecMessages.toMessage(spec));
            runs.judged(SmallStudy.verdict(spec, true));
        });
        assertThat(news()).extracting(Finding::getKind).doesNotContain("recipe_score");

        specs.forEach(spec -> runs.judged(SmallStudy.verdict(spec, SmallStudy.groks(spec))));
        // At D = 2000 the paper's model of width 64 is far from grokking, so the recipe that does not grok there is
        // nearer.
        assertThat(news())
                .filteredOn(finding -> finding.getKind().equals("recipe_score"))
                .singleElement()
                .extracting(Finding::getJson, InstanceOfAssertFactories.STRING)
                .containsSubsequence("\"weight_decay\":1,", "\"weight_decay\":0.5,", "\"runs\":[{\"count\":8}]");
    }

    @Test
    void onlyAVerdictThatSaysSomethingElseChangesAStudy() {
        plan();
        runs.judged(SmallStudy.verdict(specs.getFirst(), false));
        assertThat(runs.takeChanged()).containsExactly(STUDY);

        runs.judged(SmallStudy.verdict(specs.getFirst(), false));
        runs.judged(SmallStudy.verdict(specs.getLast(), true).toBuilder()
                .setProvisional(true)
                .build());
        assertThat(runs.takeChanged()).isEmpty();
    }

    private void plan() {
        specs.forEach(spec -> runs.planned(STUDY, spec.id(), SpecMessages.toMessage(spec)));
    }

    private List<Finding> news() {
        return findings.news(STUDY, runs.finished(STUDY), 1);
    }
}
