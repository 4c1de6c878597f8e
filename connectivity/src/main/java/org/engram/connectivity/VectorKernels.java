package org.engram.connectivity;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kernels in vectors, where the runtime has the Vector API. The classes {@code VectorKernel} and {@code VectorFloatKernel}
 * are templates: for each type of entry they are loaded again as hidden classes with that type as their data, so that
 * each is compiled apart, for one type.
 */
final class VectorKernels {
    /** The number of synapses from which on vectors pay: compiling them takes some tenths of a second. */
    static final long VECTORS_PAY = 1 << 16;

    private static final Map<Template, Optional<Class<?>>> CLASSES = new ConcurrentHashMap<>();

    private record Template(Class<?> entries, Arithmetic arithmetic) {
        String name() {
            return arithmetic == Arithmetic.FLOAT64 ? "VectorKernel" : "VectorFloatKernel";
        }
    }

    private VectorKernels() {}

    /**
     * The kernel for a matrix whose blocks of memory are float64, float32 or int8 arrays.
     *
     * @param blocks {@code double[][]}, {@code float[][]} or {@code byte[][]}
     * @return empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are
     *     short
     */
    static Optional<StripKernel> of(Object[] blocks, PanelLayout layout) {
        Class<?> type = Objects.requireNonNull(blocks.getClass().getComponentType());
        return CLASSES.computeIfAbsent(new Template(type, layout.arithmetic()), VectorKernels::load)
                .flatMap(kernel -> instance(kernel, blocks, layout));
    }

    /** The loops of a batch for one worker; empty as in {@link #of}. */
    static Optional<TileKernel> tiles(Arithmetic arithmetic) {
        return instance(TileKernel.class, arithmetic == Arithmetic.FLOAT64 ? "VectorTiles" : "VectorFloatTiles");
    }

    /** The type of entries that a template was loaded for. */
    static Class<?> type(Lookup template) {
        try {
            return Objects.requireNonNull(MethodHandles.classData(template, ConstantDescs.DEFAULT_NAME, Class.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(template.lookupClass() + " is a template", e);
        }
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

    private static Optional<Class<?>> load(Template template) {
        if (!available()) {
            return Optional.empty();
        }
        try (InputStream bytes =
                Objects.requireNonNull(VectorKernels.class.getResourceAsStream(template.name() + ".class"))) {
            return Optional.of(MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes.readAllBytes(), template.entries(), true)
                    .lookupClass());
        } catch (IOException | IllegalAccessException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<StripKernel> instance(Class<?> kernel, Object[] blocks, PanelLayout layout) {
        try {
            return Optional.of((StripKernel) kernel.getDeclaredConstructor(Object[].class, PanelLayout.class)
                    .newInstance(blocks, layout));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
