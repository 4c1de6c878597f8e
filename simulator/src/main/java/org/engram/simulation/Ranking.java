package org.engram.simulation;

/**
 * The two largest of some overlaps.
 *
 * @param index of the largest, the first of equals
 * @param second NaN if there is only one
 */
record Ranking(int index, double best, double second) {
    static Ranking of(double[] overlaps) {
        int index = 0;
        double second = Double.NaN;
        for (int mu = 1; mu < overlaps.length; mu++) {
            if (overlaps[mu] > overlaps[index]) {
                second = overlaps[index];
                index = mu;
            } else if (!(overlaps[mu] <= second)) {
                second = overlaps[mu];
            }
        }
        return new Ranking(index, overlaps[index], second);
    }
}
