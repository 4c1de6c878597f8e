package org.engram.connectivity;

/** A strip of a block of rows, see {@link PanelLayout}: a place that one worker moves through a matrix. */
final class Strip {
    private final PanelLayout layout;

    /** The index of the block of memory. */
    int block;

    /** Where the strip begins in the block of memory. */
    int at;

    /** The number of panels. */
    int panels;

    /** The first column. */
    int column;

    /** The number of columns, a multiple of 8. */
    int width;

    Strip(PanelLayout layout) {
        this.layout = layout;
    }

    /** Moves to the first strip of the block of rows that begins at {@code row}. */
    void toBlock(int row) {
        block = layout.blocks().block(row);
        at = layout.strip(row, 0);
        panels = layout.panels(row);
        column = 0;
        width = layout.stripWidth(0);
    }

    /** Moves to the next strip of the block of rows; whether there is one. */
    boolean next() {
        at += PanelLayout.PANEL * panels * width;
        column += width;
        width = layout.stripWidth(column);
        return width > 0;
    }
}
