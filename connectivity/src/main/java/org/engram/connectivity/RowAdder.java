package org.engram.connectivity;

/**
 * Adds a weighted row to a sum, entry by entry: a product, then a sum, each rounded, which gives the same bits in every
 * implementation. A row is what lies in {@code x} from {@code at} on, as long as {@code sum}.
 */
interface RowAdder {
    /** Adds {@code weight} times a row to {@code sum}. */
    void add(double[] x, int at, double weight, double[] sum);

    /** Adds {@code weight} times a row to {@code sum}. */
    void add(float[] x, int at, double weight, double[] sum);

    /** Adds {@code weight} times a row to {@code sum}. */
    void add(byte[] x, int at, double weight, double[] sum);

    /** Vectors where there are any and a matrix of this many synapses makes up for slow first calls. */
    static RowAdder of(long synapses) {
        return synapses < VectorKernels.VECTORS_PAY
                ? new ScalarAdder()
                : VectorKernels.instance(RowAdder.class, "VectorAdderKernel").orElseGet(ScalarAdder::new);
    }
}
