package org.engram.study;

import java.io.Serializable;

/**
 * What is known of the trials of one point at each recorded time.
 *
 * @param times in ms, strictly increasing
 * @param values [figure][trial][time], in the order of {@link Layout#curves}
 */
public record Curves(double[] times, double[][][] values) implements Serializable {
    static final Curves NONE = new Curves(new double[0], new double[0][][]);
}
