package io.grokscape.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study made up for a test: what the dashboard would tell, without one. */
public final class SyntheticStudy implements RecordedStudy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<RunRecord> runs = new ArrayList<>();
    private String name = "made-up";
    private String question = "Does it hold?";
    private List<JsonNode> findings = List.of();
    private int points = 40;

    /** A run with defaults that a test overrides. */
    public static final class Run {
        private final ObjectNode spec = JSON.createObjectNode();
        private String state = "completed";
        private String dynamic = "GROKKING";
        private String reason;
        private String explanation = "It was so.";
        private Double train = 1.0;
        private Double validation = 1.0;
        private Double normChange;
        private Integer fitted = 100;
        private Integer risen = 2000;

        private Run(int hiddenSize, int trainSize, long seed) {
            spec.put("task", "add")
                    .put("modulus", 113)
                    .put("train_size", trainSize)
                    .put("memorise_size", 0);
            spec.put("layers", 1).put("hidden_size", hiddenSize).put("heads", 4).put("mlp_width", 4 * hiddenSize);
            spec.put("split_feed_forward", false).put("init_scale", 1.0).put("layer_norm", false);
            spec.put("loss", "softmax").put("learning_rate", 0.007).put("weight_decay", 1.0);
            spec.put("warmup_steps", 0)
                    .put("epochs", 10000)
                    .put("data_seed", seed)
                    .put("model_seed", seed);
            spec.put("log_every", "auto").put("stop_when_settled", true);
        }

        public Run with(String key, Object value) {
            spec.set(key, JSON.valueToTree(value));
            return this;
        }

        public Run state(String value, String why) {
            state = value;
            reason = why;
            return this;
        }

        public Run ends(String as, double trainAccuracy, Double validationAccuracy) {
            dynamic = as;
            train = trainAccuracy;
            validation = validationAccuracy;
            return this;
        }

        public Run explained(String words) {
            explanation = words;
            return this;
        }

        public Run normChange(double change) {
            normChange = change;
            return this;
        }

        public Run risenAt(Integer epoch) {
            risen = epoch;
            return this;
        }

        private RunRecord record(int number) {
            boolean begun = !state.equals("waiting");
            return new RunRecord(
                    "%020x".formatted(number + 1),
                    spec,
                    state,
                    reason,
                    begun ? 1 : 0,
                    "trainer-1",
                    "blocked-1/amd64/512-bit",
                    spec.path("epochs").asInt(),
                    begun ? 10000 : null,
                    false,
                    begun ? 12.5 : null,
                    begun ? "2026-11-21T11:46:17.635Z" : null,
                    begun ? "2026-11-21T11:47:17.635Z" : null,
                    begun ? 0.1 : null,
                    begun ? train : null,
                    validation == null || !begun ? null : Double.valueOf(0.2),
                    begun ? validation : null,
                    begun ? 30.0 : null,
                    state.equals("completed") ? verdict() : null);
        }

        private VerdictRecord verdict() {
            ObjectNode evidence = JSON.createObjectNode().put("train_accuracy", train);
            evidence.put("validation_accuracy", validation).put("norm_change", normChange);
            evidence.put("fitted_epoch", fitted).put("risen_epoch", risen);
            return new VerdictRecord(dynamic, 0.9, false, 1, "1", explanation, evidence, "2026-11-21T11:47:18Z");
        }
    }

    public static Run run(int hiddenSize, int trainSize, long seed) {
        return new Run(hiddenSize, trainSize, seed);
    }

    public SyntheticStudy named(String value, String asks) {
        name = value;
        question = asks;
        return this;
    }

    public SyntheticStudy with(Run run) {
        runs.add(run.record(runs.size()));
        return this;
    }

    /** A cell with a seed per value; those of .95 and more grok, those below .15 do not generalise. */
    public SyntheticStudy cell(int hiddenSize, int trainSize, double... validation) {
        for (int seed = 0; seed < validation.length; seed++) {
            String dynamic =
                    validation[seed] >= .95 ? "GROKKING" : validation[seed] < .15 ? "UNGROKKING" : "SEMI_GROKKING";
            with(run(hiddenSize, trainSize, seed).ends(dynamic, 1, validation[seed]));
        }
        return this;
    }

    public SyntheticStudy found(String... json) {
        findings = java.util.Arrays.stream(json)
                .map(text -> {
                    try {
                        return JSON.readTree(text);
                    } catch (IOException e) {
                        throw new IllegalArgumentException(text, e);
                    }
                })
                .toList();
        return this;
    }

    public SyntheticStudy pointsPerCurve(int count) {
        points = count;
        return this;
    }

    public List<RunRecord> runs() {
        return runs;
    }

    @Override
    public StudyHead head() {
        String yaml = "name: made-up\n";
        return new StudyHead(
                "made-up-1", name, question, "ended", "2026-11-21T11:43:26.362Z", runs.size(), yaml, findings);
    }

    @Override
    public void eachRun(RunVisitor visitor) throws IOException, InterruptedException {
        for (RunRecord run : runs) {
            visitor.visit(run);
        }
    }

    @Override
    public CurveRecord curve(String runId, int atMost) {
        RunRecord run = runs.stream()
                .filter(one -> one.runId().equals(runId))
                .findFirst()
                .orElseThrow();
        int size = Math.min(points, atMost);
        Map<String, Double[]> columns = new LinkedHashMap<>();
        for (String column : List.of(
                "epoch", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy", "parameter_norm")) {
            Double[] values = new Double[size];
            for (int i = 0; i < size; i++) {
                boolean absent = column.startsWith("validation") && run.validationAccuracy() == null;
                values[i] = column.equals("epoch")
                        ? (Double) (double) (i * 250)
                        : absent ? null : (Double) (i / (double) size);
            }
            columns.put(column, values);
        }
        return new CurveRecord(runId, 1, points, columns);
    }
}
