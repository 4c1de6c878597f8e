package org.engram.connectivity;

/**
 * What happens between the two directions of a fused pass: from the products xi g of some rows to the weights with which
 * these rows enter xi^T f. Rows are cut into groups that may be worked on by different threads; within a group, blocks
 * come in order.
 *
 * <p>The final weight of a row of group G is {@code weights[row]} as written by {@link #rows}, times every factor that
 * later blocks of G returned, times {@link #factor factor(G)}; so a softmax can keep a running maximum.
 */
public interface RowStage {
    /** Called once before a pass. */
    void reset();

    /**
     * Turns the products of rows {@code from} to {@code to} (exclusive) into weights, both indexed by row.
     *
     * @return the factor by which the weights of the group's earlier rows must be multiplied
     */
    double rows(int group, int from, int to, double[] products, double[] weights);

    /** The last factor of a group's weights; called when all rows of all groups are done. */
    double factor(int group);
}
