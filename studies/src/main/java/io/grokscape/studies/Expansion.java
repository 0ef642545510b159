package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a study comes to when its grid is gone through once: every combination has been checked, repeated runs are
 * counted once.
 *
 * @param study the study
 * @param studyId its name and a hash of what it runs and finds: the same study written in another way has the same id
 * @param runs distinct runs
 * @param epochs sum of their budgets
 * @param flops estimated floating-point operations of those budgets
 * @param referenceSeconds what one core of the {@linkplain RunCost#referenceSeconds reference machine} takes for them
 */
public record Expansion(Study study, String studyId, int runs, long epochs, double flops, double referenceSeconds) {
    private static final int ID_HASH_BYTES = 4;

    /** Goes through the grid; a combination that cannot be run is a {@link io.grokscape.spec.SpecSyntaxException}. */
    public static Expansion of(Study study) {
        IdSet ids = new IdSet();
        long epochs = 0;
        double flops = 0;
        double seconds = 0;
        for (Iterator<RunSpec> specs = study.runs().iterator(); specs.hasNext(); ) {
            RunSpec spec = specs.next();
            if (ids.add(spec.id())) {
                epochs += RunCost.epochs(spec);
                flops += RunCost.flops(spec);
                seconds += RunCost.referenceSeconds(spec);
            }
        }
        return new Expansion(study, studyId(study, ids), ids.size(), epochs, flops, seconds);
    }

    /** The distinct runs, each with its position among them, in the grid's order. Lazy. */
    public Stream<PlannedRun> plannedRuns() {
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
