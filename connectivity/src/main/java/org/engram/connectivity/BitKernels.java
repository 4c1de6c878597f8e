package org.engram.connectivity;

import java.util.Optional;

/** The kernels for signs that this runtime has. */
final class BitKernels {
    static final BitKernel SCALAR = new ScalarBitKernel();

    /** Empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are short. */
    static final Optional<BitKernel> VECTOR = vector();

    private BitKernels() {}

    /** The kernel for a number of synapses: vectors where there are any and they make up for slow first calls. */
    static BitKernel of(long synapses) {
        return synapses < VectorKernels.VECTORS_PAY ? SCALAR : VECTOR.orElse(SCALAR);
    }

    private static Optional<BitKernel> vector() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since the class cannot be loaded without the module.
            Class<?> kernel = Class.forName("org.engram.connectivity.VectorBitKernel");
            return Optional.of((BitKernel) kernel.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
