package org.engram.connectivity;

/**
 * Where the entries of a matrix lie in memory so that one stream of memory feeds several rows at a time: interleaved by
 * panels of eight rows. From the outermost to the innermost: {@linkplain RowBlocks blocks of memory}; {@linkplain
 * RowGroups#BLOCK blocks} of 64 rows; strips of 256 columns, whose pieces of vectors stay in a first-level cache; panels
 * of 8 rows; chunks of 8 columns; rows; columns. Rows and columns are filled up to multiples of 8, columns with zeros.
 *
 * @param rows N_h
 * @param columns N_f
 * @param blocks the blocks of memory, for numbers of rows and columns that have been filled up
 */
record PanelLayout(int rows, int columns, RowBlocks blocks) {
    /** Rows of a panel. */
    static final int PANEL = 8;

    /** Columns of a chunk, and the number of sums of a product. */
    static final int CHUNK = 8;

    /** Columns of a strip. */
    static final int STRIP = 256;

    static PanelLayout of(int rows, int columns, int elementBytes) {
        return new PanelLayout(rows, columns, RowBlocks.of(filled(rows, PANEL), filled(columns, CHUNK), elementBytes));
    }

    /** The bytes of a matrix, with those that fill it up; in floating point, since it may be any number. */
    static double bytes(long rows, long columns, int elementBytes) {
        return Math.ceil(rows / (double) PANEL) * PANEL * Math.ceil(columns / (double) CHUNK) * CHUNK * elementBytes;
    }

    /** The least multiple of a power of two that is not less than {@code size}. */
    private static int filled(int size, int multiple) {
        return Math.addExact(size, multiple - 1) & -multiple;
    }

    /** Columns with those that were filled up. */
    int width() {
        return blocks.width();
    }

    /** The number of panels in the block of 64 rows that begins at {@code row}. */
    int panels(int row) {
        return Math.min(RowGroups.BLOCK, blocks.rows() - row) / PANEL;
    }

    /** The number of columns in the strip that begins at {@code column}. */
    int stripWidth(int column) {
        return Math.min(STRIP, width() - column);
    }

    /** Where an entry lies behind the beginning of its block of 64 rows. */
    int entry(int row, int column) {
        int first = row & -RowGroups.BLOCK;
        int left = column & -STRIP;
        int panel = (row - first) / PANEL;
        int chunk = (column - left) / CHUNK;
        return PANEL * (left * panels(first) + panel * stripWidth(left) + chunk * CHUNK)
                + row % PANEL * CHUNK
                + column % CHUNK;
    }
}
