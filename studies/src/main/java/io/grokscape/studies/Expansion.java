package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a study comes to when its grid is gone through once: every combination has been checked, repeated runs are
 * counted once.
 *
 * @param study the study
 * @param studyId its name and a hash of what it runs and finds: the same study written in another way has the same id
 * @param runs distinct runs; 0 for a search, which has none before it begins
 * @param epochs sum of their budgets; of a search, the most it may take
 * @param flops estimated floating-point operations of those budgets
 * @param referenceSeconds what one core of the {@linkplain RunCost#referenceSeconds reference machine} takes for them
 */
public record Expansion(Study study, String studyId, int runs, long epochs, double flops, double referenceSeconds) {
    private static final int ID_HASH_BYTES = 4;

    /** Goes through the grid; a combination that cannot be run is a {@link io.grokscape.spec.SpecSyntaxException}. */
    public static Expansion of(Study study) {
        return study.search().map(search -> of(study, search)).orElseGet(() -> {
            IdSet ids = new IdSet();
            Total total = Total.of(study.runs().filter(spec -> ids.add(spec.id())), 1);
            return new Expansion(study, studyId(study, ids), ids.size(), total.epochs, total.flops, total.seconds);
        });
    }

    /** A search has no runs before it begins; its cost is that of its longest runs, as many as it may take. */
    private static Expansion of(Study study, Search search) {
        IdSet ids = new IdSet();
        Stream<RunSpec> longest = study.runs()
                .peek(search::check)
                .filter(spec -> ids.add(spec.id()))
                .map(spec -> Search.run(spec, search.to(), 0));
        Total total = Total.of(longest, search.maxRuns());
        return new Expansion(study, studyId(study, ids), 0, total.epochs, total.flops, total.seconds);
    }

    private record Total(long epochs, double flops, double seconds) {
        static Total of(Stream<RunSpec> runs, int times) {
            long epochs = 0;
            double flops = 0;
            double seconds = 0;
            for (Iterator<RunSpec> specs = runs.iterator(); specs.hasNext(); ) {
                RunSpec spec = specs.next();
                epochs += times * RunCost.epochs(spec);
                flops += times * RunCost.flops(spec);
                seconds += times * RunCost.referenceSeconds(spec);
            }
            return new Total(epochs, flops, seconds);
        }
    }

    /** The distinct points of a search, in the grid's order. */
    public List<RunSpec> searchPoints() {
        IdSet seen = new IdSet();
        return study.search().isEmpty()
                ? List.of()
                : study.runs().filter(spec -> seen.add(spec.id())).toList();
    }

    /** The distinct runs, each with its position among them, in the grid's order; none for a search. Lazy. */
    public Stream<PlannedRun> plannedRuns() {
        if (study.search().isPresent()) {
            return Stream.empty();
        }
        IdSet seen = new IdSet();
        return study.runs()
                .map(spec -> new PlannedRun(seen.size(), spec.id(), spec))
                .filter(run -> seen.add(run.id()));
    }

    private static String studyId(Study study, IdSet ids) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String words = study.name() + "\n" + String.join(" ", new TreeSet<>(study.find())) + "\n";
            digest.update(words.getBytes(StandardCharsets.UTF_8));
            study.search().ifPresent(search -> digest.update((search.words() + "\n").getBytes(StandardCharsets.UTF_8)));
            ByteBuffer bits = ByteBuffer.allocate(Long.BYTES);
            for (long id : ids.sorted()) {
                digest.update(bits.clear().putLong(id).array());
            }
            return study.name() + "-" + HexFormat.of().formatHex(digest.digest(), 0, ID_HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
