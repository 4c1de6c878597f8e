package org.engram.connectivity;

/**
 * The arrays that hold a matrix, one for each of its {@linkplain RowBlocks blocks}. They are filled in the order of the
 * rows, completed, and from then on read through windows.
 *
 * @param <A> the type of the arrays
 */
abstract class Blocks<A> {
    /**
     * Bytes before the first element of an array and, fewer, behind the last: the header of a large array is 16 bytes
     * long and begins at a cache line in most collectors, so that elements then begin at one too.
     */
    private static final int LEAD_BYTES = 48;

    private static final int TAIL_BYTES = 16;

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
        return type.array().apply(elements + (LEAD_BYTES + TAIL_BYTES) / type.bytes());
    }

    /** Where a row begins in the array that is {@linkplain #toFill to be filled} with it. */
    final int at(int row) {
        return lead() + layout.offset(row);
    }

    /**
     * The array that a row is to be written to; rows of later blocks must not have been asked for. What is never written
     * is finite: columns that fill up rows are 0, rows that fill up the last block may be those of another.
     */
    abstract A toFill(int row);

    /** Called when all rows have been written. */
    abstract void complete();

    /** A way to the rows for one worker. */
    abstract Window<A> window();
}
