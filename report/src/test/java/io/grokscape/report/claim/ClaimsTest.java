package io.grokscape.report.claim;

import static io.grokscape.report.study.SyntheticStudy.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.SyntheticStudy;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    @Test
    void everyClaimNamesAStudyAndHasAtLeastOneCheck() {
        assertThat(Claims.all()).hasSizeGreaterThan(15).allSatisfy(claim -> {
            assertThat(claim.study()).matches("figure-[0-9]+");
            assertThat(claim.says()).isNotBlank();
            assertThat(claim.checks()).isNotEmpty();
            assertThat(claim.takeaways()).isNotEmpty().allMatch(number -> number >= 1 && number <= 8);
        });
    }

    @Test
    void threeOfFiveSeedsThatProgressAgreeWithFigureTwo() throws Exception {
        JudgedClaim claim =
                claim(figureTwo("PROGRESSION", "PROGRESSION", "PROGRESSION", "STALLED", "STALLED"), "2 (a)");

        assertThat(claim.agreement()).isEqualTo(Agreement.AGREES);
        assertThat(measured(claim, 0).words()).isEqualTo("3 of 5 runs show progression");
        assertThat(measured(claim, 0).runs()).isEqualTo(5);
    }

    @Test
    void twoOfFiveDoNot() throws Exception {
        JudgedClaim claim = claim(figureTwo("PROGRESSION", "PROGRESSION", "STALLED", "STALLED", "STALLED"), "2 (a)");

        assertThat(claim.agreement()).isEqualTo(Agreement.DOES_NOT_AGREE);
    }

    @Test
    void twoRunsAreNotEnough() throws Exception {
        JudgedClaim claim = claim(figureTwo("PROGRESSION", "PROGRESSION"), "2 (a)");

        assertThat(claim.agreement()).isEqualTo(Agreement.NOT_ENOUGH_RUNS);
        assertThat(claim.checks().getFirst().measured()).isEmpty();
    }

    @Test
    void nothingIsJudgedWhileRunsAreStillToCome() throws Exception {
        SyntheticStudy study = figureTwo("STALLED", "STALLED", "STALLED");
        JudgedClaim over = claim(study.with(run(8, 3000, 3).state("failed", "diverged")), "2 (a)");
        JudgedClaim open = claim(study.with(run(8, 3000, 4).state("waiting", null)), "2 (a)");

        assertThat(over.agreement()).isEqualTo(Agreement.DOES_NOT_AGREE);
        assertThat(open.agreement()).isEqualTo(Agreement.NOT_ENOUGH_RUNS);
    }

    @Test
    void aStudyMadeForAClaimShowsItEvenUnmeasuredAndOthersDoNot() throws Exception {
        SyntheticStudy two = new SyntheticStudy().named("figure-2-small", "");

        assertThat(Claims.about(read(two)))
                .extracting(JudgedClaim::figure)
                .containsExactly("2 (a)", "2 (b)", "2 (c)", "2 (d)");
        assertThat(Claims.about(read(new SyntheticStudy()))).isEmpty();
    }

    @Test
    void aDipThatIsNotFoundWithFewSeedsSaysNothing() throws Exception {
        assertThat(dip(false, .3, 4)).isEqualTo(Agreement.NOT_ENOUGH_RUNS);
        assertThat(dip(false, .1, 5)).isEqualTo(Agreement.NOT_ENOUGH_RUNS);
        assertThat(dip(false, .3, 5)).isEqualTo(Agreement.DOES_NOT_AGREE);
        assertThat(dip(false, .1, 11)).isEqualTo(Agreement.DOES_NOT_AGREE);
        assertThat(dip(true, .01, 3)).isEqualTo(Agreement.AGREES);
    }

    @Test
    void anIntervalThatReachesTheClaimedSizeAgrees() throws Exception {
        assertThat(critical(2900, 2500, 3300)).isEqualTo(Agreement.AGREES);
        assertThat(critical(2300, 2200, 2400)).isEqualTo(Agreement.DOES_NOT_AGREE);
    }

    @Test
    void theNormsDirectionIsTheMedianOfTheRuns() throws Exception {
        SyntheticStudy study = new SyntheticStudy().named("figure-9", "");
        for (double change : new double[] {-.3, -.2, .05}) {
            study.with(run(64, 3000, study.runs().size()).normChange(change));
        }
        JudgedClaim claim = claim(study, "9 (grokking)");

        assertThat(claim.agreement()).isEqualTo(Agreement.AGREES);
        assertThat(measured(claim, 0).words()).contains("−20 %", "median of 3", "−30 % to +5 %");
    }

    @Test
    void suppressionComparesModelsOfEqualSize() throws Exception {
        SyntheticStudy study = new SyntheticStudy().named("figure-8-small", "");
        for (int labels : new int[] {0, 3000}) {
            for (long seed = 0; seed < 3; seed++) {
                study.with(run(64, 3000, seed)
                        .with("task", "add+memorise")
                        .with("memorise_size", labels)
                        .ends("GROKKING", 1, labels == 0 ? .9 : .1));
            }
        }
        JudgedClaim claim = claim(study, "8");

        assertThat(claim.checks().getFirst().agreement()).isEqualTo(Agreement.AGREES);
        assertThat(measured(claim, 0).low()).isCloseTo(.8, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(claim.agreement()).isEqualTo(Agreement.NOT_ENOUGH_RUNS);
    }

    private static SyntheticStudy figureTwo(String... dynamics) {
        SyntheticStudy study = new SyntheticStudy().named("figure-2", "");
        for (String dynamic : dynamics) {
            study.with(run(8, 3000, study.runs().size()).ends(dynamic, .9, .5));
        }
        return study;
    }

    private static Agreement dip(boolean detected, double p, int seeds) throws Exception {
        String finding = """
            {"kind":"double_descent","task":"add","modulus":113,"layers":1,"memorise_size":0,"train_size":2600,\
            "detected":%s,"p_value":%s,"dip_depth":0.48,"widths":[24],"tested_widths":[4,8,24,64],\
            "seeds":[%4$s,%4$s,%3$s,%4$s]}\
            """.formatted(detected, p, seeds, 20);
        SyntheticStudy study =
                new SyntheticStudy().named("figure-6", "").cell(24, 2600, .1).found(finding);
        return claim(study, "6 (a)").checks().getFirst().agreement();
    }

    private static Agreement critical(double estimate, double low, double high) throws Exception {
        String finding = """
            {"kind":"critical_dataset_size","task":"add","modulus":113,"layers":1,"memorise_size":0,"hidden_size":64,\
            "critical_dataset_size":%s,"interval":[%s,%s]}\
            """.formatted(estimate, low, high);
        SyntheticStudy study =
                new SyntheticStudy().named("figure-3", "").cell(64, 2600, .1).found(finding);
        return claim(study, "3").checks().getLast().agreement();
    }

    private static Measured measured(JudgedClaim claim, int check) {
        return claim.checks().get(check).measured().orElseThrow();
    }

    private static JudgedClaim claim(SyntheticStudy study, String figure) throws Exception {
        return Claims.about(read(study)).stream()
                .filter(claim -> claim.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private static StudyRecord read(SyntheticStudy study) throws Exception {
        return StudyRecord.read(study, _ -> {});
    }
}
