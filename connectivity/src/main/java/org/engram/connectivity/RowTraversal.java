package org.engram.connectivity;

/**
 * One worker's way through the rows of a matrix: the vector that rows are multiplied with and the sum that they are added
 * to, both in the form that suits the storage. Works on stored entries; their {@linkplain StoredRows#scale scale} is left
 * to the caller. For one thread; allocates nothing after its creation.
 *
 * <p>Rows come in ranges whose first row is a multiple of {@link RowGroups#BLOCK} and whose end is another or the number
 * of rows, so that rows may be stored interleaved. Products and sums are taken in the order of {@link DenseSynapses}.
 */
interface RowTraversal {
    /** Takes over the vector g [N_f] of the coming products; {@code g} is free afterwards. */
    void load(double[] g);

    /** Sets the sum to 0. */
    void clear();

    /** Writes the product of each row with g to {@code products[row]}. */
    void multiply(int from, int to, double[] products);

    /** Multiplies the sum by a factor. */
    void scale(double factor);

    /** Adds each row times {@code weights[row]} to the sum, in order; rows of weight 0 may be left out. */
    void add(int from, int to, double[] weights);

    /** {@link #multiply} and {@link #add} with weights that do not depend on the products: one reading of the rows. */
    default void both(int from, int to, double[] products, double[] weights) {
        multiply(from, to, products);
        add(from, to, weights);
    }

    /** Writes the sum [N_f]. */
    void store(double[] sum);
}
