package org.engram.connectivity;

/** A strip of a block of rows, see {@link PanelLayout}: a place that one worker moves through a matrix. */
final class Strip {
    private final PanelLayout layout;
    private final Window<?> window;

    /** The index of the array. */
    int block;

    /** Where the strip begins in the array. */
    int at;

    /** The number of panels. */
    int panels;

    /** The first column. */
    int column;

    /** The number of columns, a multiple of 8. */
    int width;

    Strip(PanelLayout layout, Window<?> window) {
        this.layout = layout;
        this.window = window;
    }

    /** Moves to the first strip of the block of rows that begins at {@code row}. */
    void toBlock(int row) {
        window.moveTo(row);
        block = window.index();
        at = window.at();
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
