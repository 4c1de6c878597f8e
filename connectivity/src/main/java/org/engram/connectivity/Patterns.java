package org.engram.connectivity;

/**
 * The patterns to be stored, one row per memory, one column per feature. A source, not a storage: rows are made or read
 * when asked for, and the same row is always the same. Features are finite numbers.
 */
public interface Patterns {
    /** The number of patterns, K = N_h. */
    int count();

    /** The number of features of a pattern, N_f. */
    int size();

    /** How the features are arranged, the slowest dimension first: 28, 28 for an image; the product is {@link #size}. */
    default int[] shape() {
        return new int[] {size()};
    }

    /** Writes pattern {@code index}, from 0, into {@code out} [size]. */
    void row(int index, double[] out);

    /** The largest absolute value of all features; makes or reads every row. */
    default double largest() {
        double[] row = new double[size()];
        double largest = 0;
        for (int index = 0; index < count(); index++) {
            row(index, row);
            for (double feature : row) {
                largest = Math.max(largest, Math.abs(feature));
            }
        }
        return largest;
    }

    /** What values there are; makes or reads every row unless that is known beforehand. */
    default PatternValues values() {
        return PatternValues.of(this);
    }
}
