package org.engram.connectivity;

/**
 * Where the entries of a matrix lie in memory so that one stream of memory feeds several rows at a time: interleaved by
 * panels of eight rows. From the outermost to the innermost: {@linkplain RowBlocks blocks of memory}; {@linkplain
 * RowGroups#BLOCK blocks} of 64 rows; strips of 32 chunks, or of 64, whose pieces of vectors stay in a first-level cache;
 * panels of 8 rows; chunks of 8 columns, or of 16 for {@linkplain Arithmetic#FLOAT32 float32 arithmetic}; rows; columns. Rows are
 * filled up to multiples of 8, columns to whole chunks with zeros.
 *
 * @param rows N_h
 * @param columns N_f
 * @param arithmetic what the entries are laid out for
 * @param blocks the blocks of memory, for numbers of rows and columns that have been filled up
 */
record PanelLayout(int rows, int columns, Arithmetic arithmetic, RowBlocks blocks) {
    /** Rows of a panel. */
    static final int PANEL = 8;

    static PanelLayout of(int rows, int columns, int elementBytes, Arithmetic arithmetic) {
        int width = filled(columns, arithmetic.lanes());
        return new PanelLayout(rows, columns, arithmetic, RowBlocks.of(filled(rows, PANEL), width, elementBytes));
    }

    /** The bytes of a matrix, with those that fill it up; in floating point, since it may be any number. */
    static double bytes(long rows, long columns, int elementBytes, Arithmetic arithmetic) {
        int chunk = arithmetic.lanes();
        return Math.ceil(rows / (double) PANEL) * PANEL * Math.ceil(columns / (double) chunk) * chunk * elementBytes;
    }

    /** The least multiple of a power of two that is not less than {@code size}. */
    private static int filled(int size, int multiple) {
        return Math.addExact(size, multiple - 1) & -multiple;
    }

    /** Columns with those that were filled up. */
    int width() {
        return blocks.width();
    }

    /** Columns of a chunk, and the number of sums of a product. */
    int chunk() {
        return arithmetic.lanes();
    }

    /** Columns of a strip. */
    int strip() {
        return arithmetic.stripChunks() * chunk();
    }

    /** The number of panels in the block of 64 rows that begins at {@code row}. */
    int panels(int row) {
        return Math.min(RowGroups.BLOCK, blocks.rows() - row) / PANEL;
    }

    /** The number of columns in the strip that begins at {@code column}. */
    int stripWidth(int column) {
        return Math.min(strip(), width() - column);
    }

    /** Where an entry lies behind the beginning of its block of 64 rows. */
    int entry(int row, int column) {
        int first = row & -RowGroups.BLOCK;
        int left = column & -strip();
        int panel = (row - first) / PANEL;
        int chunkBegin = column - left & -chunk();
        return PANEL * (left * panels(first) + panel * stripWidth(left) + chunkBegin)
                + row % PANEL * chunk()
                + (column & chunk() - 1);
    }
}
