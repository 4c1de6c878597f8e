package org.engram.connectivity;

/**
 * One worker's view of the {@linkplain RowGroups#BLOCK 64 rows} that it works on. For one thread.
 *
 * @param <A> the type of the arrays
 */
interface Window<A> {
    /** All arrays that rows may be in; they stay the same. */
    A[] arrays();

    /** Moves to the 64 rows that begin at {@code row}. */
    void moveTo(int row);

    /** Which array these rows are in. */
    int index();

    /** Where they begin in it. */
    int at();

    /** The array they are in. */
    default A array() {
        return arrays()[index()];
    }
}
