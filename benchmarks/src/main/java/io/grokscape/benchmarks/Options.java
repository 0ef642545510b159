package io.grokscape.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line of {@link EngineBenchmark}.
 *
 * @param widths {@code --widths 8,32,64,128}
 * @param twoLayers not with {@code --widths}: also two layers at d = 128
 * @param rounds {@code --rounds 15}
 * @param workers {@code --workers 2}: so many at once besides; 1 for none
 * @param libtorch not with {@code --no-libtorch}
 * @param sliceSeconds how long one contender trains in a round; shorter with {@code --quick}
 * @param warmUpSeconds how long each contender trains before the first round
 * @param clock {@code --clock cpu} beside other work; {@code wall} otherwise
 * @param json {@code --json FILE}: the results once more
 * @param libtorchFolder {@code --libtorch-folder}: build folder of module {@code benchmarks/libtorch}
 */
record Options(
        List<Integer> widths,
        boolean twoLayers,
        int rounds,
        int workers,
        boolean libtorch,
        double sliceSeconds,
        double warmUpSeconds,
        Clock clock,
        Optional<Path> json,
        Path libtorchFolder) {

    /** {@link IllegalArgumentException} on a word it does not know. */
    static Options parse(String[] args) {
        List<String> words = Arrays.asList(args);
        List<String> known = List.of(
                "--widths",
                "--rounds",
                "--workers",
                "--no-libtorch",
                "--quick",
                "--clock",
                "--json",
                "--libtorch-folder");
        words.stream()
                .filter(word -> word.startsWith("--") && !known.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException("unknown option " + word + "; there are " + known);
                });
        boolean quick = words.contains("--quick");
        return new Options(
                Arrays.stream(value(words, "--widths").orElse("8,32,64,128").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                value(words, "--widths").isEmpty(),
                value(words, "--rounds").map(Integer::valueOf).orElse(quick ? 5 : 15),
                value(words, "--workers").map(Integer::valueOf).orElse(2),
                !words.contains("--no-libtorch"),
                quick ? 0.15 : 0.5,
                quick ? 3 : 8,
                Clock.valueOf(value(words, "--clock").orElse("wall").toUpperCase(Locale.ROOT)),
                value(words, "--json").map(Path::of),
                Path.of(value(words, "--libtorch-folder").orElse("benchmarks/libtorch/target")));
    }

    private static Optional<String> value(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return Optional.of(words.get(at + 1));
    }
}
