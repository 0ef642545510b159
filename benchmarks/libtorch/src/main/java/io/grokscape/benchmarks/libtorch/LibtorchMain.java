package io.grokscape.benchmarks.libtorch;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Dataset;
import io.grokscape.training.Weights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A run on libtorch that another JVM drives, so that rounds can be interleaved: each line of input is a number of
 * updates, each line of output the nanoseconds they took and the loss before the last of them.
 */
public final class LibtorchMain {
    private LibtorchMain() {}

    /** @param args folder for native libraries, form, clock (WALL or CPU), task, train size, memorise size, layers, hidden size */
    public static void main(String[] args) throws IOException {
        LibtorchNatives.load(Path.of(args[0]));
        RunSpec spec = RunSpec.of(args[3])
                .trainSize(Integer.parseInt(args[4]))
                .memoriseSize(Integer.parseInt(args[5]))
                .layers(Integer.parseInt(args[6]))
                .hiddenSize(Integer.parseInt(args[7]))
                .build();
        LibtorchRun run = new LibtorchRun(spec, args[1], Dataset.drawnFor(spec), Weights.initialFor(spec));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        LongSupplier clock = args[2].equals("CPU") ? threads::getCurrentThreadCpuTime : System::nanoTime;
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int updates = Integer.parseInt(line.strip());
            float loss = Float.NaN;
            long start = clock.getAsLong();
            for (int i = 0; i < updates; i++) {
                loss = run.update();
            }
            System.out.println((clock.getAsLong() - start) + " " + loss);
        }
    }
}
