package org.engram.experiment;

/**
 * When a trial counts as a success.
 *
 * @param least the smallest value of {@code figure} at the end of a successful trial
 */
public record Criterion(Figure figure, double least) {
    /** Whether only trials that were cued with a memory can meet it. */
    public boolean needsCue() {
        return figure != Figure.ANY && figure != Figure.STILL;
    }

    public enum Figure {
        /** The cued memory is the one with the largest overlap, whatever that is. */
        BEST,
        /** Whether the trial stands still where it starts, settled from time 0 on; has no least value. */
        STILL,
        /** The overlap with the cued memory. */
        OVERLAP,
        /** The overlap with any memory. */
        ANY,
        /** xi·g / |xi|² with the cued memory, which unlike the overlap sees how large the outputs are. */
        PROJECTION
    }
}
