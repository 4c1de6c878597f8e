package org.engram.connectivity;

/** The words of columns, made of those of 64 rows whenever they are wanted, so that signs need not be stored twice. */
final class TurnedSigns implements Window<long[]> {
    private final Window<long[]> rows;
    private final BitKernel arrangement;
    private final long[][] words;

    /**
     * Of rows that have been arranged.
     *
     * @param width words of a row
     */
    TurnedSigns(Window<long[]> rows, BitKernel arrangement, int width) {
        this.rows = rows;
        this.arrangement = arrangement;
        words = new long[1][width * BitKernel.SIGNS];
    }

    @Override
    public long[][] arrays() {
        return words;
    }

    @Override
    public void moveTo(int row) {
        rows.moveTo(row);
        turn(arrangement, rows.array(), rows.at(), words[0], 0, words[0].length);
    }

    /** Writes the words of columns that {@code length} words of 64 rows make; both arranged. */
    static void turn(BitKernel arrangement, long[] ofRows, int from, long[] ofColumns, int to, int length) {
        System.arraycopy(ofRows, from, ofColumns, to, length);
        for (int at = to; at < to + length; at += BitKernel.SIGNS) {
            arrangement.restore(ofColumns, at);
            SignWords.transpose(ofColumns, at);
            arrangement.arrange(ofColumns, at);
        }
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public int at() {
        return 0;
    }
}
