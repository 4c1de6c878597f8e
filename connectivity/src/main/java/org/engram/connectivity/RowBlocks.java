package org.engram.connectivity;

/**
 * Where the rows of a matrix lie in memory: in blocks of about 16 MB, each a power of two of at least {@link
 * RowGroups#BLOCK} rows (the last one shorter), so that a matrix may have more elements than an array.
 *
 * @param rows number of rows
 * @param width elements of a row
 * @param elementBytes bytes of an element
 * @param shift log2 of the rows of a block
 */
record RowBlocks(int rows, int width, int elementBytes, int shift) {
    private static final long BLOCK_BYTES = 16 << 20;

    /** @throws PatternException if rows are so wide that a block is too large for an array */
    static RowBlocks of(int rows, int width, int elementBytes) {
        long fitting = Math.max(RowGroups.BLOCK, BLOCK_BYTES / ((long) width * elementBytes));
        if ((long) Math.min(rows, RowGroups.BLOCK) * width > Integer.MAX_VALUE) {
            throw new PatternException(
                    "patterns of %d features are too wide to store %d of them side by side; at most %d features are accepted"
                            .formatted(width, RowGroups.BLOCK, Integer.MAX_VALUE / RowGroups.BLOCK));
        }
        return new RowBlocks(rows, width, elementBytes, Long.SIZE - 1 - Long.numberOfLeadingZeros(fitting));
    }

    /** The number of blocks. */
    int count() {
        return rows == 0 ? 0 : block(rows - 1) + 1;
    }

    /** The number of elements of a block. */
    int length(int block) {
        return Math.min(1 << shift, rows - first(block)) * width;
    }

    /** The block that holds a row. */
    int block(int row) {
        return row >>> shift;
    }

    /** The first row of a block. */
    int first(int block) {
        return block << shift;
    }

    /** Where a row begins in its block. */
    int offset(int row) {
        return (row - first(block(row))) * width;
    }

    long bytes() {
        return (long) rows * width * elementBytes;
    }
}
