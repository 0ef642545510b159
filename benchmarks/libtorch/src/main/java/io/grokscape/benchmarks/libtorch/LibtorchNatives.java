package io.grokscape.benchmarks.libtorch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads DJL's build of libtorch (the official one, with MKL) under the binding of another project, whose own build is
 * slower: all libraries into one folder, which the loader searches first.
 */
final class LibtorchNatives {
    private static final String LIBTORCH = "/pytorch/cpu/linux-x86_64/";
    private static final List<String> LIBRARIES =
            List.of("libc10.so", "libtorch.so", "libtorch_cpu.so", "libgomp-98b21ff3.so.1");
    private static final String BINDING = "/org/bytedeco/pytorch/linux-x86_64/libjnitorch.so";

    private LibtorchNatives() {}

    /** Loads everything, for one thread. */
    static void load(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String library : LIBRARIES) {
            extract(LIBTORCH + library, folder);
        }
        extract(BINDING, folder);
        System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
        System.setProperty("java.library.path", folder.toAbsolutePath().toString());
        Loader.load(torch.class);
        torch.set_num_threads(1);
    }

    private static void extract(String resource, Path folder) throws IOException {
        Path to = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (Files.exists(to)) {
            return;
        }
        Path partial = to.resolveSibling(to.getFileName() + ".partial");
        try (InputStream in = LibtorchNatives.class.getResourceAsStream(resource)) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
