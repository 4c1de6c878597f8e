package org.engram.neuron;

/**
 * What activations do to whole ranges of numbers, {@code values[from]} to {@code values[to]} (exclusive). Every
 * implementation gives the bits of {@link ScalarFunctions}.
 */
interface ArrayFunctions {
    /** Replaces every x by {@link Elementary#exp e^x}, but by 0 where x is below {@code floor}, a number ≤ 0. */
    void exp(double[] values, int from, int to, double floor);

    /** Replaces every x by {@link Elementary#tanh tanh x}. */
    void tanh(double[] values, int from, int to);

    /** Replaces every x by {@link Elementary#logistic 1 / (1 + e^(−x))}. */
    void logistic(double[] values, int from, int to);

    /**
     * Adds number k of the range, for all k, to sum k mod {@value InterleavedSum#LANES} as {@link CompensatedSum} does.
     *
     * @param sums [{@value InterleavedSum#LANES}]
     * @param compensations [{@value InterleavedSum#LANES}] the rounding errors of the sums so far
     */
    void add(double[] values, int from, int to, double[] sums, double[] compensations);

    /**
     * The functions for a layer: vectorised where the runtime has the Vector API and the layer is large enough to make up
     * for its slow first calls.
     *
     * @param neurons the size of the layer, of which a range may be a small part
     */
    static ArrayFunctions of(int neurons) {
        return neurons < AvailableFunctions.VECTORS_PAY
                ? AvailableFunctions.SCALAR
                : AvailableFunctions.VECTOR.orElse(AvailableFunctions.SCALAR);
    }
}
