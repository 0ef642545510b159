package io.grokscape.report.claim;

import io.grokscape.report.Resource;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.spec.YamlDocument;
import io.grokscape.spec.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The paper's claims, from {@code claims.yaml}. */
public final class Claims {
    private static final String FILE = "claims.yaml";
    private static final Set<String> CLAIM = Set.of("figure", "takeaways", "study", "says", "beside", "checks");
    private static final Set<String> CHECK = Set.of(
            "says", "measure", "task", "hidden_size", "train_size", "memorise_size", "dynamics", "at_least", "at_most");
    private static final List<Claim> ALL = read();

    private Claims() {}

    /** The claims that the study was made for, and all others that its runs say something about. */
    public static List<JudgedClaim> about(StudyRecord study) {
        return ALL.stream()
                .map(claim -> Map.entry(claim, claim.against(study)))
                .filter(entry -> entry.getKey().isOf(study) || entry.getValue().isMeasured())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All of them, in the order of the paper. */
    public static List<PaperClaim> ofPaper() {
        return ALL.stream().map(PaperClaim::of).toList();
    }

    static List<Claim> all() {
        return ALL;
    }

    private static List<Claim> read() {
        return YamlDocument.parse(Resource.text(FILE), FILE).asList().stream()
                .map(Claims::claim)
                .toList();
    }

    private static Claim claim(YamlValue value) {
        Map<String, YamlValue> keys = value.asMapOf(CLAIM);
        return new Claim(
                keys.get("figure").asText(),
                keys.get("takeaways").asList().stream().map(YamlValue::asInt).toList(),
                keys.get("study").asText(),
                keys.get("says").asText().strip(),
                keys.get("beside").asText(),
                keys.get("checks").asList().stream().map(Claims::check).toList());
    }

    private static Check check(YamlValue value) {
        Map<String, YamlValue> keys = value.asMapOf(CHECK);
        YamlValue measure = keys.get("measure");
        Quantity quantity = Arrays.stream(Quantity.values())
                .filter(one -> one.word().equals(measure.asText()))
                .findFirst()
                .orElseThrow(() -> measure.error("nothing measures '%s'".formatted(measure.asText())));
        return new Check(
                keys.get("says").asText(),
                quantity,
                where(keys),
                keys.containsKey("at_least") ? keys.get("at_least").asDouble() : Double.NEGATIVE_INFINITY,
                keys.containsKey("at_most") ? keys.get("at_most").asDouble() : Double.POSITIVE_INFINITY);
    }

    private static Where where(Map<String, YamlValue> keys) {
        List<Integer> widths = keys.containsKey("hidden_size")
                ? keys.get("hidden_size").asList().stream()
                        .map(YamlValue::asInt)
                        .toList()
                : List.of(0, Integer.MAX_VALUE);
        return new Where(
                keys.get("task").asText(),
                widths.getFirst(),
                widths.getLast(),
                keys.containsKey("train_size") ? keys.get("train_size").asInt() : 0,
                keys.containsKey("memorise_size") ? keys.get("memorise_size").asInt() : 0,
                keys.containsKey("dynamics")
                        ? keys.get("dynamics").asList().stream()
                                .map(name ->
                                        name.asText().toUpperCase(Locale.ROOT).replace('-', '_'))
                                .collect(Collectors.toSet())
                        : Set.of());
    }
}
