package io.grokscape.dynamics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Real runs of several recipes, labelled by the rules of the paper's figures. */
final class ReferenceCurves {
    record Labelled(String file, String task, int hiddenSize, int trainSize, Dynamic dynamic, boolean immediate) {
        String text() {
            return ReferenceCurves.text(file);
        }

        Curve curve() {
            return CurveCsv.read(file, text());
        }

        @Override
        public String toString() {
            return file + " " + dynamic;
        }
    }

    private ReferenceCurves() {}

    static List<Labelled> all() {
        return text("labels.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(f -> new Labelled(
                        f[0],
                        f[1],
                        Integer.parseInt(f[2]),
                        Integer.parseInt(f[3]),
                        Dynamic.valueOf(f[4]),
                        f[5].equals("immediate")))
                .toList();
    }

    static String text(String file) {
        try (InputStream in = ReferenceCurves.class.getResourceAsStream("/curves/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
