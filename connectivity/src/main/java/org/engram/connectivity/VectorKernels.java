package org.engram.connectivity;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kernels in vectors, where the runtime has the Vector API. The class {@code VectorKernel} is a template: for each type of
 * entry it is loaded again as a hidden class with that type as its data, so that each is compiled apart, for one type.
 */
final class VectorKernels {
    /** The number of synapses from which on vectors pay: compiling them takes some tenths of a second. */
    static final long VECTORS_PAY = 1 << 16;

    /** The loops of a batch; empty as in {@link #of}. */
    static final Optional<TileKernel> TILES = instance(TileKernel.class, "VectorTiles");

    private static final String TEMPLATE = "VectorKernel";

    private static final Map<Class<?>, Optional<Class<?>>> CLASSES = new ConcurrentHashMap<>();

    private VectorKernels() {}

    /**
     * The kernel for a matrix whose blocks of memory are float64, float32 or int8 arrays.
     *
     * @param blocks {@code double[][]}, {@code float[][]} or {@code byte[][]}
     * @return empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are
     *     short
     */
    static Optional<StripKernel> of(Object[] blocks) {
        Class<?> type = Objects.requireNonNull(blocks.getClass().getComponentType());
        return CLASSES.computeIfAbsent(type, VectorKernels::load).map(kernel -> instance(kernel, blocks));
    }

    /**
     * An instance of a class of this package that uses the Vector API.
     *
     * @return empty as in {@link #of}
     */
    static <T> Optional<T> instance(Class<T> type, String name) {
        if (!available()) {
            return Optional.empty();
        }
        try {
            // By name, since the class cannot be loaded without the module.
            Class<?> kernel = Class.forName("org.engram.connectivity." + name);
            return Optional.of(type.cast(kernel.getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean available() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static Optional<Class<?>> load(Class<?> type) {
        if (!available()) {
            return Optional.empty();
        }
        try (InputStream template =
                Objects.requireNonNull(VectorKernels.class.getResourceAsStream(TEMPLATE + ".class"))) {
            return Optional.of(MethodHandles.lookup()
                    .defineHiddenClassWithClassData(template.readAllBytes(), type, true)
                    .lookupClass());
        } catch (IOException | IllegalAccessException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static StripKernel instance(Class<?> kernel, Object[] blocks) {
        try {
            return (StripKernel) kernel.getDeclaredConstructor(Object[].class).newInstance((Object) blocks);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("VectorKernel has no constructor for blocks of memory", e);
        }
    }
}
