package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The smallest model whose best seed leaves the floor on validation (Huang et al., Figure 8: the maximum over seeds), and
 * how many times more parameters that takes once random labels must be memorised beside the task. Also model-wise
 * grokking: the training set is fitted by a smaller model than generalises.
 *
 * @param smallest the smallest model that generalises; empty if none of those tried does
 * @param smallestFitting the smallest model that knows its training set; empty if none does
 * @param ratio parameters of {@code smallest} over those of the smallest one without random labels; empty for runs
 *     without them
 */
public record Emergence(
        String task,
        int modulus,
        int memoriseSize,
        int trainSize,
        Optional<Model> smallest,
        Optional<Model> smallestFitting,
        OptionalDouble ratio)
        implements Finding {

    /** A model's shape and size. */
    public record Model(int layers, int hiddenSize, long parameters) {
        static Model of(FinishedRun run) {
            return new Model(run.layers(), run.hiddenSize(), run.parameters());
        }

        String json() {
            return new Json()
                    .put("layers", layers)
                    .put("hidden_size", hiddenSize)
                    .put("parameters", parameters)
                    .toString();
        }
    }

    private record Question(String task, int modulus, int trainSize, int memoriseSize) {
        static Question of(FinishedRun run) {
            // The task with and without random labels goes by two names.
            String task = run.task().equals("add+memorise") ? "add" : run.task();
            return new Question(task, run.modulus(), run.trainSize(), run.memoriseSize());
        }

        Question withoutMemorising() {
            return new Question(task, modulus, trainSize, 0);
        }
    }

    /** One finding per task, training-set size and amount of memorisation that was tried with two or more models. */
    static List<Emergence> in(List<FinishedRun> runs) {
        var byQuestion = runs.stream()
                .filter(FinishedRun::validated)
                .collect(Collectors.groupingBy(Question::of, LinkedHashMap::new, Collectors.toList()));
        List<Emergence> found = new ArrayList<>();
        byQuestion.forEach((question, group) -> {
            if (group.stream().map(Model::of).distinct().count() > 1) {
                found.add(of(question, group, byQuestion.getOrDefault(question.withoutMemorising(), List.of())));
            }
        });
        return found;
    }

    private static Emergence of(Question question, List<FinishedRun> runs, List<FinishedRun> plain) {
        Optional<Model> smallest = smallestThatGeneralises(runs);
        Optional<Model> alone = smallestThatGeneralises(plain);
        boolean comparable = question.memoriseSize > 0 && smallest.isPresent() && alone.isPresent();
        return new Emergence(
                question.task,
                question.modulus,
                question.memoriseSize,
                question.trainSize,
                smallest,
                smallest(runs, FinishedRun::trainAccuracy, best -> best >= VerdictRules.DEFAULT.fitted()),
                comparable
                        ? OptionalDouble.of((double) smallest.get().parameters()
                                / alone.get().parameters())
                        : OptionalDouble.empty());
    }

    private static Optional<Model> smallestThatGeneralises(List<FinishedRun> runs) {
        return smallest(runs, FinishedRun::validationAccuracy, best -> best >= VerdictRules.DEFAULT.floor());
    }

    private static Optional<Model> smallest(
            List<FinishedRun> runs, ToDoubleFunction<FinishedRun> accuracy, Predicate<Double> enough) {
        TreeMap<Model, Double> best =
                new TreeMap<>(Comparator.comparingLong(Model::parameters).thenComparingInt(Model::layers));
        runs.forEach(run -> best.merge(Model.of(run), accuracy.applyAsDouble(run), Math::max));
        return best.entrySet().stream()
                .filter(entry -> enough.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public String kind() {
        return "emergence";
    }

    @Override
    public String json() {
        return new Json()
                .put("kind", kind())
                .put("task", task)
                .put("modulus", modulus)
                .put("memorise_size", memoriseSize)
                .put("train_size", trainSize)
                .raw("smallest", smallest.map(Model::json).orElse("null"))
                .raw("smallest_fitting", smallestFitting.map(Model::json).orElse("null"))
                .put("parameter_ratio", ratio.orElse(Double.NaN))
                .toString();
    }
}
