package org.engram.connectivity;

/**
 * The canonical cut of a matrix: rows in blocks of {@link #BLOCK}, blocks in groups. It depends on the numbers of rows and
 * columns alone, because it is part of the order of summation: on no machine and with no number of threads may it be
 * another.
 *
 * @param rows N_h
 * @param count number of groups, a power of two: as many as there may be threads, and few enough that the sums of groups
 *     are small beside the rows
 */
record RowGroups(int rows, int count) {
    /** Rows of a block: what a fused pass multiplies, stages and adds at a time, and what storages may interleave. */
    static final int BLOCK = 64;

    private static final int MOST_GROUPS = 32;
    private static final int LEAST_ROWS_OF_A_GROUP = 256;
    private static final long LEAST_SYNAPSES_OF_A_GROUP = 1 << 19;

    static RowGroups of(int rows, int columns) {
        long wide = Math.min(rows / LEAST_ROWS_OF_A_GROUP, (long) rows * columns / LEAST_SYNAPSES_OF_A_GROUP);
        return new RowGroups(rows, (int) Long.highestOneBit(Math.max(1, Math.min(MOST_GROUPS, wide))));
    }

    private static long blocks(int rows) {
        return ((long) rows + BLOCK - 1) / BLOCK;
    }

    /** The first row of a group; that of group {@link #count} is the number of rows. */
    int from(int group) {
        return (int) Math.min(rows, blocks(rows) * group / count * BLOCK);
    }
}
