package org.engram.study;

import java.io.Serializable;

/**
 * What came of one point.
 *
 * @param trials the figures of its trials [figure][trial], in the order of {@link Layout#trialFigures}
 * @param point the figures of the point itself, in the order of {@link Layout#pointFigures}
 * @param curves of its trials
 */
public record PointResult(double[][] trials, double[] point, Curves curves) implements Serializable {}
