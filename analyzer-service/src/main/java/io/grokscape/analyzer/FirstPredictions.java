package io.grokscape.analyzer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.dynamics.findings.Prediction;
import io.grokscape.dynamics.findings.Sweep;
import io.grokscape.dynamics.findings.Zone;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreException;
import io.grokscape.store.StoredObject;
import io.grokscape.store.StudyKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Predictions as they were first made, in the object store: one conditional put each, so that nobody, this analyzer
 * included, can change one after the sweep is known. Beside the finding stands when it was made, by which rules, and from
 * which runs.
 */
final class FirstPredictions implements StudyFindings.FirstMade {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;
    /** By study and sweep. */
    private final Map<String, Map<String, Prediction>> known = new HashMap<>();

    FirstPredictions(ObjectStore store) {
        this.store = store;
    }

    @Override
    public List<Prediction> of(String study, List<Prediction> now, StudyRuns.Finished finished, long nowMs) {
        Map<String, Prediction> ofStudy = known.computeIfAbsent(study, this::stored);
        for (Prediction fresh : now) {
            ofStudy.computeIfAbsent(fresh.which(), _ -> first(study, fresh, finished, nowMs));
        }
        return List.copyOf(ofStudy.values());
    }

    private Map<String, Prediction> stored(String study) {
        Map<String, Prediction> predictions = new TreeMap<>();
        for (StoredObject object : store.list(new StudyKeys(study).predictions())) {
            Prediction prediction = read(object.name());
            predictions.put(prediction.which(), prediction);
        }
        return predictions;
    }

    private Prediction first(String study, Prediction fresh, StudyRuns.Finished finished, long nowMs) {
        String name = new StudyKeys(study).predictions() + slug(fresh.which()) + ".json";
        store.putIfAbsent(name, record(fresh, finished, nowMs));
        return read(name);
    }

    private static byte[] record(Prediction fresh, StudyRuns.Finished finished, long nowMs) {
        try {
            ObjectNode finding = (ObjectNode) JSON.readTree(fresh.json());
            finding.put("rules_version", StudyFindings.rulesVersion(finished));
            finding.put("made_at", Instant.ofEpochMilli(nowMs).toString());
            ObjectNode record = JSON.createObjectNode();
            record.put("which", fresh.which());
            record.set("finding", finding);
            record.set("runs", JSON.valueToTree(basis(fresh, finished)));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a prediction has no JSON form", e);
        }
    }

    private static List<String> basis(Prediction fresh, StudyRuns.Finished finished) {
        Sweep sweep = finished.sweeps().stream()
                .filter(planned -> planned.words().equals(fresh.which()))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, finished.runs().size())
                .filter(i -> sweep.mayRestOn(finished.runs().get(i)))
                .mapToObj(finished.ids()::get)
                .toList();
    }

    private Prediction read(String name) {
        byte[] bytes = store.get(name).orElseThrow(() -> new StoreException(name + " is gone"));
        try {
            JsonNode record = JSON.readTree(bytes);
            JsonNode finding = record.required("finding");
            return new Prediction(record.required("which").asText(), claim(finding), finding.toString());
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("%s is no prediction: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static Prediction.Claim claim(JsonNode finding) {
        Map<Integer, Zone> zones = new LinkedHashMap<>();
        finding.required("zones")
                .forEach(zone -> zones.put(
                        zone.required("hidden_size").asInt(),
                        Zone.valueOf(zone.required("zone").asText())));
        return new Prediction.Claim(
                finding.required("double_descent").asBoolean(),
                finding.required("probability").asDouble(),
                zones,
                finding.required("sweep_runs_known").asInt());
    }

    /** Safe as the last part of an object's name, and different for different sweeps. */
    private static String slug(String which) {
        StringBuilder slug = new StringBuilder();
        for (byte b : which.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
            slug.append(plain ? String.valueOf((char) b) : b == ' ' ? "-" : "_%02x".formatted(b));
        }
        return slug.toString();
    }
}
