package org.engram.connectivity;

import java.util.Optional;

/** The kernels that this runtime has. */
final class RowKernels {
    /** The number of synapses from which on vectors pay: compiling them takes some tenths of a second. */
    static final long VECTORS_PAY = 1 << 16;

    static final RowKernel SCALAR = new ScalarKernel();

    /** Empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are short. */
    static final Optional<RowKernel> VECTOR = vector();

    private RowKernels() {}

    private static Optional<RowKernel> vector() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since the class cannot be loaded without the module.
            Class<?> kernel = Class.forName("org.engram.connectivity.VectorKernel");
            return Optional.of((RowKernel) kernel.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
