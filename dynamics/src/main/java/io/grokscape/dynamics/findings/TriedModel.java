package io.grokscape.dynamics.findings;

import java.util.List;
import org.hipparchus.stat.StatUtils;

/** What one model's seeds came to: mean and best final accuracies. */
public record TriedModel(
        Model model,
        String recipe,
        double[] validation,
        double train,
        double bestTrain,
        double mean,
        double low,
        double high,
        double best) {
    static TriedModel of(Model model, List<FinishedRun> runs) {
        double[] train = runs.stream().mapToDouble(FinishedRun::trainAccuracy).toArray();
        double[] validation = Groups.validation(runs);
        Interval interval = Interval.ofMean(validation);
        return new TriedModel(
                model,
                runs.getFirst().setting().recipe(),
                validation,
                StatUtils.mean(train),
                StatUtils.max(train),
                StatUtils.mean(validation),
                Math.max(0, interval.low()),
                Math.min(1, interval.high()),
                StatUtils.max(validation));
    }

    int seeds() {
        return validation.length;
    }

    String json() {
        return model.json()
                .raw("recipe", recipe)
                .put("seeds", seeds())
                .put("train_mean", train)
                .put("validation_mean", mean)
                .raw("validation_interval", new Interval(low, high).json())
                .put("validation_best", best)
                .toString();
    }
}
