package org.engram.connectivity;

/**
 * The two loops over one row that all time goes into. Every implementation keeps the order of summation of {@link
 * DenseSynapses} and gives the same bits. A row is what lies in {@code x} from {@code at} on, as long as {@code g} or
 * {@code sum}.
 */
interface RowKernel {
    /** The product of a row with {@code g}. */
    double dot(float[] x, int at, double[] g);

    /** The product of a row with {@code g}. */
    double dot(double[] x, int at, double[] g);

    /** The product of a row with {@code g}. */
    double dot(byte[] x, int at, double[] g);

    /** Adds {@code weight} times a row to {@code sum}. */
    void addScaled(float[] x, int at, double weight, double[] sum);

    /** Adds {@code weight} times a row to {@code sum}. */
    void addScaled(double[] x, int at, double weight, double[] sum);

    /** Adds {@code weight} times a row to {@code sum}. */
    void addScaled(byte[] x, int at, double weight, double[] sum);

    /**
     * The kernel for a matrix of a size: vectorised where the runtime has the Vector API and the matrix is large enough to
     * make up for its slow first calls.
     */
    static RowKernel of(RowBlocks layout) {
        long synapses = (long) layout.rows() * layout.width();
        return synapses < RowKernels.VECTORS_PAY ? RowKernels.SCALAR : RowKernels.VECTOR.orElse(RowKernels.SCALAR);
    }
}
