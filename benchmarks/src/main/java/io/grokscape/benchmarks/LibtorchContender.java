package io.grokscape.benchmarks;

import io.grokscape.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** libtorch in a JVM of its own, which waits while it is not asked: its binding and ND4J's do not share one. */
final class LibtorchContender implements Contender {
    private final String name;
    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;

    /**
     * @param form {@code standard} or {@code last-position}
     * @param folder build folder of module {@code benchmarks/libtorch}
     */
    LibtorchContender(String form, RunSpec spec, Clock clock, Path folder) {
        name = "libtorch " + form;
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                folder.resolve("classes") + ":" + folder.resolve("lib") + "/*",
                "io.grokscape.benchmarks.libtorch.LibtorchMain",
                folder.resolve("natives").toString(),
                form,
                clock.name(),
                spec.task(),
                Integer.toString(spec.trainSize()),
                Integer.toString(spec.memoriseSize()),
                Integer.toString(spec.layers()),
                Integer.toString(spec.hiddenSize()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requests = new PrintStream(process.getOutputStream(), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
        for (String line = answer(); !line.equals("ready"); ) {
            line = answer();
        }
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended; is module benchmarks/libtorch built?");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double train(int updates) {
        return Long.parseLong(ask(updates)[0]) * 1e-9;
    }

    @Override
    public List<Double> losses(int last) {
        return IntStream.rangeClosed(0, last)
                .mapToObj(epoch -> Double.parseDouble(ask(1)[1]))
                .toList();
    }

    private String[] ask(int updates) {
        requests.println(updates);
        return answer().split(" ");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
