package io.grokscape.benchmarks;

import io.grokscape.dynamics.Classify;
import io.grokscape.dynamics.Curve;
import io.grokscape.dynamics.CurveCsv;
import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.dynamics.findings.Findings;
import io.grokscape.dynamics.findings.FinishedRun;
import java.util.List;
import java.util.Locale;

/**
 * {@code grokscape bench analysis}: how fast curves are judged and findings drawn, in one thread, once in a fresh JVM and
 * once warm; and what one more verdict costs in a study of many. Runs and curves are made up ({@link MadeUpStudy}).
 */
public final class AnalysisBenchmark {
    private static final int ROUNDS = 20;
    private static Clock clock;

    private AnalysisBenchmark() {}

    /** @param args {@code --clock cpu} beside other work */
    public static void main(String[] args) {
        if (args.length > 0 && !List.of(args).equals(List.of("--clock", "cpu"))) {
            System.err.println("bench analysis: knows --clock cpu, not " + String.join(" ", args));
            System.exit(2);
        }
        clock = args.length > 0 ? Clock.CPU : Clock.WALL;
        System.out.println("| study | fresh JVM | warm | one more verdict, warm |");
        System.out.println("|---|---|---|---|");
        row(MadeUpStudy.ofRuns(1_000));
        row(MadeUpStudy.ofRuns(10_000));
        List<Curve> curves = MadeUpStudy.ofRuns(1_000).curves();
        System.out.printf(
                Locale.ROOT,
                "%ncurves of %d rows, warm, a second:%n",
                curves.getFirst().size());
        perSecond("judged", curves.size(), () -> judge(curves));
        List<String> texts = curves.stream().map(AnalysisBenchmark::csv).toList();
        perSecond("read from CSV, judged and told as JSON (classify)", texts.size(), () -> classify(texts));
    }

    private static void perSecond(String what, int curves, Runnable work) {
        Series perSecond = new Series();
        for (int round = 0; round < ROUNDS; round++) {
            perSecond.add(curves / clock.seconds(work));
        }
        System.out.printf(Locale.ROOT, "  %s: %,.0f (best %,.0f)%n", what, perSecond.median(), perSecond.best());
    }

    private static String csv(Curve curve) {
        StringBuilder text = new StringBuilder(String.join(",", CurveCsv.COLUMNS)).append('\n');
        for (int row = 0; row < curve.size(); row++) {
            String validation =
                    curve.validated(row) ? curve.validationLoss(row) + "," + curve.validationAccuracy(row) : ",";
            text.append(curve.epoch(row))
                    .append(',')
                    .append(curve.trainLoss(row))
                    .append(',');
            text.append(curve.trainAccuracy(row)).append(',').append(validation).append(',');
            text.append(curve.parameterNorm(row)).append('\n');
        }
        return text.toString();
    }

    private static void classify(List<String> texts) {
        for (String text : texts) {
            Classify.jsonLine("curve.csv", text);
        }
    }

    private static void row(MadeUpStudy study) {
        double fresh = whole(study);
        double warm = Math.min(whole(study), whole(study));
        System.out.printf(
                Locale.ROOT,
                "| %,d runs judged, all findings drawn | %.2f s | %.2f s | %.2f s |%n",
                study.runs().size(),
                fresh,
                warm,
                oneMore(study));
    }

    private static double whole(MadeUpStudy study) {
        List<Curve> curves = study.curves();
        return clock.seconds(() -> {
            judge(curves);
            new Findings(VerdictRules.DEFAULT).in(study.runs());
        });
    }

    private static double oneMore(MadeUpStudy study) {
        List<FinishedRun> runs = study.runs();
        Findings findings = new Findings(VerdictRules.DEFAULT);
        findings.in(runs.subList(0, runs.size() - 1));
        return clock.seconds(() -> findings.in(runs));
    }

    private static void judge(List<Curve> curves) {
        Judge judge = new Judge(VerdictRules.DEFAULT);
        for (Curve curve : curves) {
            judge.judge(curve);
        }
    }
}
