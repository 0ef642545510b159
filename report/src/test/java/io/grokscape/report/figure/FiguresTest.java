package io.grokscape.report.figure;

import static io.grokscape.report.study.SyntheticStudy.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.SyntheticStudy;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import io.grokscape.report.svg.Sheet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FiguresTest {
    private static final Pattern PLACE = Pattern.compile("translate\\(([-0-9.]+) ([-0-9.]+)\\)");

    @Test
    void everySeedIsAMarkAtItsAccuracy() throws Exception {
        Figure figure = figure(valley(), "accuracy-over-size");

        Panel panel = figure.panels().getFirst();
        List<Element> seeds = withClass(panel.element(), "path", "g-seed");
        assertThat(seeds).hasSize(12);
        Scale y = Scale.percent(Frame.BOTTOM, Frame.TOP);
        assertThat(seeds.stream().map(FiguresTest::y))
                .contains(Math.round(y.at(.4) * 10) / 10.0, Math.round(y.at(1) * 10) / 10.0);
    }

    @Test
    void theMeanIsALineThroughTheWidths() throws Exception {
        Panel panel = figure(valley(), "accuracy-over-size").panels().getFirst();

        List<Element> means = withClass(panel.element(), "path", "g-mean-mark");
        Scale x = Scale.logAt(List.of(8, 16, 24, 64), Frame.LEFT, Frame.RIGHT);
        Scale y = Scale.percent(Frame.BOTTOM, Frame.TOP);
        assertThat(means).hasSize(4);
        assertThat(x(means.get(0))).isCloseTo(x.at(8), within(.06));
        assertThat(y(means.get(0))).isCloseTo(y.at(.5), within(.06));
        assertThat(x(means.get(3))).isCloseTo(x.at(64), within(.06));
        assertThat(withClass(panel.element(), "path", "g-mean")).hasSize(1);
        assertThat(withClass(panel.element(), "path", "g-band")).hasSize(1);
    }

    @Test
    void aDipIsMarkedOnlyWhereTheTestFoundIt() throws Exception {
        String found = """
            {"kind":"double_descent","task":"add","modulus":113,"layers":1,"memorise_size":0,"train_size":2600,\
            "detected":%s,"p_value":0.004,"dip_depth":0.48,"dip_interval":[0.3,0.6],"widths":[24],\
            "tested_widths":[8,16,24,64]}\
            """;
        Panel dip = figure(valley().found(found.formatted(true)), "accuracy-over-size")
                .panels()
                .getFirst();
        Panel none = figure(valley().found(found.formatted(false)), "accuracy-over-size")
                .panels()
                .getFirst();

        assertThat(withClass(dip.element(), "rect", "g-dip")).hasSize(1);
        assertThat(dip.body()).contains("dips by .48 (.30 to .60), p = .004");
        assertThat(withClass(none.element(), "rect", "g-dip")).isEmpty();
        assertThat(none.body()).contains("no dip found, p = .004");
    }

    @Test
    void eachTrainingSizeHasAPanel() throws Exception {
        SyntheticStudy study = valley().cell(8, 3000, .9).cell(16, 3000, .9).cell(24, 3000, 1);

        assertThat(figure(study, "accuracy-over-size").panels())
                .extracting(Panel::title)
                .containsExactly("D = 2,600", "D = 3,000");
    }

    @Test
    void dataSizesOfAWidthShowTheirCriticalSize() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (int size = 2000; size <= 4000; size += 400) {
            study.cell(32, size, size < 2800 ? .02 : 1, size < 3200 ? .02 : 1, size < 3000 ? .03 : 1);
        }
        Figure figure = figure(study, "accuracy-over-data");

        assertThat(figure.panels()).extracting(Panel::title).containsExactly("d = 32");
        assertThat(withClass(figure.panels().getFirst().element(), "line", "g-edge"))
                .hasSize(1);
        assertThat(figure.panels().getFirst().body()).containsPattern("D_crit [23],\\d{3} \\(");
    }

    @Test
    void theZoneMapHasAStripePerSeedAndTheStar() throws Exception {
        String star = """
            {"kind":"crossing","task":"add","modulus":113,"layers":1,"memorise_size":0,"hidden_size":20,\
            "train_size":2800}\
            """;
        SyntheticStudy study = valley().cell(8, 3000, .9, .9, .9)
                .cell(16, 3000, .9, .9)
                .cell(24, 3000, 1)
                .found(star);
        Panel map = figure(study, "zone-map").panels().getFirst();

        assertThat(withClass(map.element(), "rect", "g-stripe")).hasSize(12 + 6);
        assertThat(withClass(map.element(), "path", "g-star")).hasSize(1);
    }

    @Test
    void randomLabelsAreDrawnAsCapacity() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (int width : new int[] {8, 16, 32}) {
            for (long seed = 0; seed < 3; seed++) {
                study.with(run(width, 12769, seed)
                        .with("task", "memorise")
                        .ends("NOT_APPLICABLE", .01 * width + .001 * seed, null));
            }
        }
        Figure figure = figure(study, "capacity");

        assertThat(figure.panels()).hasSize(2);
        assertThat(withClass(figure.panels().getFirst().element(), "path", "g-seed"))
                .hasSize(9);
        assertThat(figures(study)).extracting(Figure::id).doesNotContain("accuracy-over-size", "zone-map");
    }

    @Test
    void mixedTasksAreDrawnOverParametersWithTheBestOfSeeds() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (int labels : new int[] {0, 3000}) {
            for (int width : new int[] {16, 32, 64}) {
                for (long seed = 0; seed < 3; seed++) {
                    study.with(run(width, 3000, seed)
                            .with("task", "add+memorise")
                            .with("memorise_size", labels)
                            .ends("SEMI_GROKKING", 1, labels == 0 ? 1 - .1 * seed : .01));
                }
            }
        }
        Figure figure = figure(study, "emergence");

        assertThat(figure.panels()).extracting(Panel::title).containsExactly("no random labels", "M = 3,000");
        Scale y = Scale.percent(Frame.BOTTOM, Frame.TOP);
        assertThat(withClass(figure.panels().getFirst().element(), "path", "g-second-mark"))
                .hasSize(3)
                .allSatisfy(mark -> assertThat(y(mark)).isCloseTo(y.at(1), within(.06)));
    }

    @Test
    void theShareOfRandomLabelsIsAnAxisOnceThereAreThreeAmounts() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (int labels : new int[] {0, 500, 1000}) {
            for (long seed = 0; seed < 3; seed++) {
                study.with(run(64, 3000, seed)
                        .with("task", "add+memorise")
                        .with("memorise_size", labels)
                        .ends("SEMI_GROKKING", 1, 1 - .0005 * labels));
            }
        }
        Panel panel = figure(study, "accuracy-over-labels").panels().getFirst();

        Scale x = Scale.linearAt(List.of(0, 500, 1000), Frame.LEFT, Frame.RIGHT);
        Scale y = Scale.percent(Frame.BOTTOM, Frame.TOP);
        List<Element> means = withClass(panel.element(), "path", "g-mean-mark");
        assertThat(means).hasSize(3);
        assertThat(x(means.get(1))).isCloseTo(x.at(500), within(.06));
        assertThat(y(means.get(1))).isCloseTo(y.at(.75), within(.06));
    }

    @Test
    void recipesAreDrawnByRankWithAPanelPerPart() throws Exception {
        String scores = """
            {"kind":"recipe_score","recipes":[\
            {"learning_rate":0.005,"weight_decay":1,"init_scale":1,"warmup_steps":0,"epochs":10000,"score":0.8,\
            "parts":{"figure_2":1,"square_sum":0.6},"tried":8,"known":14,"runs":7},\
            {"learning_rate":0.007,"weight_decay":1,"init_scale":1,"warmup_steps":0,"epochs":10000,"score":0.5,\
            "parts":{"figure_2":0.25,"square_sum":0.75},"tried":8,"known":14,"runs":7}]}\
            """;
        Figure figure = figure(valley().found(scores), "recipe-scores");

        assertThat(figure.panels()).extracting(Panel::title).containsExactly("score", "figure 2", "square sum");
        List<Element> marks = withClass(figure.panels().getLast().element(), "path", "g-mean-mark");
        Scale y = Scale.percent(Frame.BOTTOM, Frame.TOP);
        assertThat(y(marks.get(1))).isCloseTo(y.at(.75), within(.06));
        assertThat(figure.legend().getFirst().words())
                .isEqualTo("1: learning rate 0.005, weight decay 1, init scale 1, 10,000 epochs");
    }

    @Test
    void aStudyOfOneRunShowsItsCurves() throws Exception {
        SyntheticStudy one = new SyntheticStudy().cell(32, 3000, 1);

        assertThat(figures(one))
                .extracting(Figure::id)
                .containsExactly("accuracy-over-training", "loss-over-training", "norm-over-training");
        Panel accuracy = figures(one).getFirst().panels().getFirst();
        assertThat(withClass(accuracy.element(), "path", "g-curve")).hasSize(1);
        assertThat(withClass(accuracy.element(), "path", "g-train")).hasSize(1);
        assertThat(withClass(accuracy.element(), "path", "g-seed"))
                .as("a mark that tells the verdict without colour")
                .hasSize(1);
    }

    @Test
    void aStudyWithoutFinishedRunsHasNoFigure() throws Exception {
        assertThat(figures(new SyntheticStudy())).isEmpty();
        assertThat(figures(new SyntheticStudy().with(run(8, 2600, 0).state("waiting", null))))
                .isEmpty();
    }

    @Test
    void manyPointsShowOneOfEachDynamic() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (int width = 8; width <= 80; width += 8) {
            study.cell(width, 3000, width < 40 ? .02 : 1);
        }
        Figure curves = figure(study, "accuracy-over-training");

        assertThat(curves.panels()).hasSize(2);
    }

    @Test
    void aSheetIsOneDocumentWithEveryPanelAndItsLegend() throws Exception {
        Figure figure = figure(valley().cell(8, 3000, .9).cell(16, 3000, .9).cell(24, 3000, 1), "accuracy-over-size");
        Document sheet = xml(Sheet.of(figure, 3));

        assertThat(sheet.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(sheet.getElementsByTagName("style").getLength()).isEqualTo(1);
        String text = sheet.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("D = 2,600", "D = 3,000", "mean over seeds, validation", "prefers-color-scheme: dark");
    }

    @Test
    void dynamicsDifferInShapeAndLetter() {
        assertThat(Look.values()).extracting(Look::shape).doesNotHaveDuplicates();
        assertThat(Look.values()).extracting(Look::letter).doesNotHaveDuplicates();
    }

    /** Falls at width 24. */
    private static SyntheticStudy valley() {
        return new SyntheticStudy()
                .cell(8, 2600, .4, .5, .6)
                .cell(16, 2600, .4, .5, .6)
                .cell(24, 2600, .01, .02, .03)
                .cell(64, 2600, 1, 1, 1);
    }

    private static List<Figure> figures(SyntheticStudy study) throws Exception {
        return Figures.of(StudyRecord.read(study, _ -> {}), study);
    }

    private static Figure figure(SyntheticStudy study, String id) throws Exception {
        return figures(study).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> withClass(String svg, String tag, String style) throws Exception {
        NodeList all = xml(svg).getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (List.of(element.getAttribute("class").split(" ")).contains(style)) {
                found.add(element);
            }
        }
        return found;
    }

    private static double x(Element mark) {
        return place(mark, 1);
    }

    private static double y(Element mark) {
        return place(mark, 2);
    }

    private static double place(Element mark, int group) {
        Matcher place = PLACE.matcher(mark.getAttribute("transform"));
        assertThat(place.matches()).isTrue();
        return Double.parseDouble(place.group(group));
    }
}
