package org.engram.connectivity;

import java.util.Optional;

/** The kernels that this runtime has. */
final class RowKernels {
    /** The number of synapses from which on vectors pay: compiling them takes some tenths of a second. */
    static final long VECTORS_PAY = 1 << 16;

    static final RowKernel SCALAR = new ScalarKernel();

    /** Empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are short. */
    static final Optional<RowKernel> VECTOR = load(RowKernel.class, "org.engram.connectivity.VectorKernel");

    private RowKernels() {}

    /** An instance of a class that needs the Vector API. */
    static <T> Optional<T> load(Class<T> type, String name) {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since the class cannot be loaded without the module.
            return Optional.of(
                    type.cast(Class.forName(name).getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
