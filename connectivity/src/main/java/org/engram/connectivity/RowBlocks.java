package org.engram.connectivity;

/**
 * Where the rows of a matrix lie in memory: one behind another in blocks of at most 16 MB (or of one row if that is
 * larger), so that a matrix may have more elements than an array.
 *
 * @param rows number of rows
 * @param width elements of a row
 * @param elementBytes bytes of an element
 * @param shift log2 of the rows of a block
 */
record RowBlocks(int rows, int width, int elementBytes, int shift) {
    private static final long BLOCK_BYTES = 16 << 20;

    static RowBlocks of(int rows, int width, int elementBytes) {
        long fitting = Math.max(1, BLOCK_BYTES / ((long) width * elementBytes));
        return new RowBlocks(rows, width, elementBytes, Long.SIZE - 1 - Long.numberOfLeadingZeros(fitting));
    }

    /** The number of blocks. */
    int count() {
        return rows == 0 ? 0 : block(rows - 1) + 1;
    }

    /** The number of elements of a block. */
    int length(int block) {
        return Math.min(1 << shift, rows - (block << shift)) * width;
    }

    /** The block that holds a row. */
    int block(int row) {
        return row >>> shift;
    }

    /** Where a row begins in its block. */
    int offset(int row) {
        return (row - (block(row) << shift)) * width;
    }

    long bytes() {
        return (long) rows * width * elementBytes;
    }
}
