package org.engram.connectivity;

import java.util.Optional;

/** The kernels for signs that this runtime has. */
final class BitKernels {
    static final BitKernel SCALAR = new ScalarBitKernel();

    /** Empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are short. */
    static final Optional<BitKernel> VECTOR = VectorKernels.instance(BitKernel.class, "VectorBitKernel");

    private BitKernels() {}

    /** The kernel for a number of synapses: vectors where there are any and they make up for slow first calls. */
    static BitKernel of(long synapses) {
        return synapses < VectorKernels.VECTORS_PAY ? SCALAR : VECTOR.orElse(SCALAR);
    }
}
