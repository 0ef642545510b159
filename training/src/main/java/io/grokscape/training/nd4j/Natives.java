package io.grokscape.training.nd4j;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Loads ND4J and its OpenBLAS, built for this processor, once. */
final class Natives {
    static final String ND4J_VERSION = "1.0.0-M2.1";

    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    /** System property: the core whose kernels OpenBLAS shall use, instead of those that suit this one. */
    private static final String KERNELS = "grokscape.openblas.core";

    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";
    /** What OpenBLAS's kernels for AVX-512 use. */
    private static final Set<String> AVX512 = Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

    private static final Set<String> AVX2 = Set.of("avx2", "fma");

    private static String openBlas;

    private Natives() {}

    /** Loads everything, if that has not been done. */
    static synchronized void load() {
        if (openBlas == null) {
            chooseBuild();
            Nd4j.zeros(DataType.FLOAT, 1).close();
            Nd4j.getMemoryManager().togglePeriodicGc(false);
            openblas_nolapack.blas_set_num_threads(1); // one run per thread, and the same order of sums everywhere
            openBlas = "OpenBLAS " + coreName();
        }
    }

    /** Which of its kernels OpenBLAS uses here, as {@code OpenBLAS SkylakeX}. */
    static synchronized String openBlas() {
        load();
        return openBlas;
    }

    /** Everything decided here must be decided before the libraries are loaded. */
    private static void chooseBuild() {
        System.setProperty("org.nd4j.log.initialization", System.getProperty("org.nd4j.log.initialization", "false"));
        System.setProperty("slf4j.internal.verbosity", System.getProperty("slf4j.internal.verbosity", "ERROR"));
        Set<String> features = processorFeatures();
        if (System.getProperty(EXTENSION) == null && features.contains("avx2")) {
            System.setProperty(EXTENSION, features.containsAll(AVX512) ? "-avx512" : "-avx2");
        }
        String kernels = System.getProperty(KERNELS, kernels(features));
        if (!kernels.isEmpty()) {
            setEnvironment(CORE_TYPE, kernels);
        }
    }

    /**
     * The kernels OpenBLAS shall use. Left alone, version 0.3.19 takes processors younger than itself for ancient ones; and
     * a variable left in the environment for other programs would change a run's bits.
     */
    private static String kernels(Set<String> features) {
        if (features.containsAll(AVX512)) {
            return "SkylakeX";
        }
        return features.containsAll(AVX2) ? "Haswell" : "";
    }

    /** Flags of the first processor; empty where the system does not list them. */
    private static Set<String> processorFeatures() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line ->
                            Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                    .orElse(Set.of());
        } catch (IOException e) {
            return Set.of(); // no Linux: ND4J has one build per platform there
        }
    }

    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        MemorySegment setenv = linker.defaultLookup().find("setenv").orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            int status = (int) linker.downcallHandle(setenv, signature)
                    .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (status != 0) {
                throw new IllegalStateException("the environment variable %s cannot be set".formatted(name));
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv failed", e);
        }
    }

    private static String coreName() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = SymbolLookup.libraryLookup(Path.of(libraryFile()), Arena.global());
        MemorySegment function = library.find("openblas_get_corename").orElseThrow();
        try {
            MemorySegment name =
                    (MemorySegment) linker.downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS))
                            .invokeExact();
            return name.reinterpret(64).getString(0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("openblas_get_corename failed", e);
        }
    }

    /** The OpenBLAS already loaded, so that it is asked and not a second one. */
    private static String libraryFile() {
        for (String name : new String[] {"openblas_nolapack@.0", "openblas@.0"}) {
            String file = Loader.getLoadedLibraries().get(name);
            if (file != null) {
                return file;
            }
        }
        throw new IllegalStateException(
                "no OpenBLAS among " + Loader.getLoadedLibraries().keySet());
    }
}
