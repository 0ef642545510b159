package io.grokscape.report.page;

import io.grokscape.report.study.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How long runs took. */
record Times(List<RunRecord> runs) {
    /** Seconds in engines, as far as trainers told. */
    String inEngines() {
        double seconds = runs.stream()
                .map(RunRecord::trainingSeconds)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return seconds == 0 ? "" : words(seconds);
    }

    /** Between the first start and the last end of a run; empty where that is not known. */
    Optional<String> fromFirstToLast() {
        List<Instant> starts = instants(RunRecord::startedAt);
        List<Instant> ends = instants(RunRecord::endedAt);
        if (starts.isEmpty() || ends.isEmpty()) {
            return Optional.empty();
        }
        Duration time = Duration.between(starts.getFirst(), ends.getLast());
        return time.isNegative() ? Optional.empty() : Optional.of(words(time.toSeconds()));
    }

    private List<Instant> instants(Function<RunRecord, String> when) {
        return runs.stream()
                .map(when)
                .filter(Objects::nonNull)
                .flatMap(Times::instant)
                .sorted()
                .toList();
    }

    private static Stream<Instant> instant(String text) {
        try {
            return Stream.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Stream.empty();
        }
    }

    private static String words(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
