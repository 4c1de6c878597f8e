package org.engram.study;

/**
 * How far a trajectory of N neurons is from another one: d(t) = |x − x'| / sqrt(N).
 *
 * @param course d at each of the samples
 * @param largest max d over the samples
 * @param rootMeanSquare sqrt of the time average of d²
 */
record Distance(double[] course, double largest, double rootMeanSquare) {
    static final Distance NONE = new Distance(new double[0], Double.NaN, Double.NaN);
}
