package org.engram.connectivity;

import java.util.Optional;

final class BitKernels {
    static final BitKernel SCALAR = new ScalarBitKernel();
    static final Optional<BitKernel> VECTOR =
            RowKernels.load(BitKernel.class, "org.engram.connectivity.VectorBitKernel");

    private BitKernels() {}

    static BitKernel of(long synapses) {
        return synapses < RowKernels.VECTORS_PAY ? SCALAR : VECTOR.orElse(SCALAR);
    }
}
