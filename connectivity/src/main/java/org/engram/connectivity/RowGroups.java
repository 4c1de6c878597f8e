package org.engram.connectivity;

/**
 * The canonical cut of a matrix: rows in blocks, blocks in groups. It depends on the numbers of rows and columns alone,
 * because it is part of the order of summation: on no machine and with no number of threads may it be another.
 *
 * @param rows N_h
 * @param count number of groups
 * @param block rows of a block: as many as stay in a second-level cache between the two directions of a fused pass
 */
record RowGroups(int rows, int count, int block) {
    private static final int MOST_GROUPS = 8;
    private static final long LEAST_SYNAPSES_OF_A_GROUP = 1 << 18;
    private static final int SYNAPSES_OF_A_BLOCK = 1 << 17;
    private static final int LEAST_ROWS_OF_A_BLOCK = 8;
    private static final int MOST_ROWS_OF_A_BLOCK = 64;

    static RowGroups of(int rows, int columns) {
        int wanted = Math.max(LEAST_ROWS_OF_A_BLOCK, SYNAPSES_OF_A_BLOCK / columns);
        int block = Integer.highestOneBit(Math.min(MOST_ROWS_OF_A_BLOCK, wanted));
        long large = Math.max(1, (long) rows * columns / LEAST_SYNAPSES_OF_A_GROUP);
        return new RowGroups(rows, (int) Math.min(Math.min(MOST_GROUPS, large), blocks(rows, block)), block);
    }

    private static long blocks(int rows, int block) {
        return ((long) rows + block - 1) / block;
    }

    /** The first row of a group; that of group {@link #count} is the number of rows. */
    int from(int group) {
        return (int) Math.min(rows, blocks(rows, block) * group / count * block);
    }
}
