package org.engram.connectivity;

import java.util.Optional;

/** The kernels for signs that this runtime has; each for one worker. */
final class BitKernels {
    private BitKernels() {}

    /** The kernel for a number of synapses: vectors where there are any and they make up for slow first calls. */
    static BitKernel of(long synapses, Arithmetic arithmetic) {
        return synapses < VectorKernels.VECTORS_PAY
                ? scalar(arithmetic)
                : vector(arithmetic).orElseGet(() -> scalar(arithmetic));
    }

    static BitKernel scalar(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.FLOAT64 ? new ScalarBitKernel() : new ScalarFloatBitKernel();
    }

    /** Empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are short. */
    static Optional<BitKernel> vector(Arithmetic arithmetic) {
        String name = arithmetic == Arithmetic.FLOAT64 ? "VectorBitKernel" : "VectorFloatBitKernel";
        return VectorKernels.instance(BitKernel.class, name);
    }
}
