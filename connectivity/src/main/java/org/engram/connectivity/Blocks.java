package org.engram.connectivity;

/**
 * The arrays that hold a matrix, one for each of its {@linkplain RowBlocks blocks}. They are filled in the order of the
 * rows, completed, and from then on read through windows.
 *
 * @param <A> the type of the arrays
 */
abstract class Blocks<A> {
    /** Before the first element: the header of a large array takes 16 bytes, so that elements begin at a cache line. */
    private static final int LEAD_BYTES = 48;

    private final RowBlocks layout;
    private final ArrayType<A> type;

    Blocks(RowBlocks layout, ArrayType<A> type) {
        this.layout = layout;
        this.type = type;
    }

    final RowBlocks layout() {
        return layout;
    }

    final ArrayType<A> type() {
        return type;
    }

    /** The index of the first element of an array. */
    final int lead() {
        return LEAD_BYTES / type.bytes();
    }

    /** An array for a number of elements. */
    final A allocate(int elements) {
        return type.array().apply(lead() + elements);
    }

    /** Where a row begins in the array that is {@linkplain #toFill to be filled} with it. */
    final int at(int row) {
        return lead() + layout.offset(row);
    }

    /** The array that a row is to be written to, zeros at first; rows of later blocks must not have been asked for. */
    abstract A toFill(int row);

    /** Called when all rows have been written. */
    abstract void complete();

    /** A way to the rows for one worker. */
    abstract Window<A> window();
}
