package org.engram.simulation;

/**
 * Where a trial starts.
 *
 * @param cued the memory that is cued, -1: none
 * @param pattern of the cued memory, empty without one
 * @param cue the corrupted pattern times the strength, empty without one
 * @param v v(0) [N_f]
 * @param h h(0) [N_h]; empty where memory neurons follow at once
 * @param input what is added to the input of the feature neurons until {@code hold} [N_f]
 * @param hold in ms
 */
record InitialState(int cued, double[] pattern, double[] cue, double[] v, double[] h, double[] input, double hold) {
    static final int NONE = -1;

    /** An input of the feature neurons with what is added to it until {@code hold}. */
    double[] addedTo(double[] given) {
        double[] sum = given.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += input[i];
        }
        return sum;
    }

    /** The overlap of the cue with the cued memory, NaN without one. */
    double overlap() {
        return cued == NONE ? Double.NaN : Overlaps.between(pattern, cue);
    }
}
