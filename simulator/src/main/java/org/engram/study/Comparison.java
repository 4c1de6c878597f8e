package org.engram.study;

/**
 * How a spiking trial compares with the same trial of its rate twin.
 *
 * @param twin what came of that
 * @param memories distance of the states h
 * @param reachedAt the first recorded time at which the spiking network had reached the cued memory; ms, NaN: never
 * @param twinReachedAt the same of the rate twin
 * @param silent whether a spiking layer fired no spike, so that its agreement with the rate twin says nothing
 */
record Comparison(Outcome twin, Distance memories, double reachedAt, double twinReachedAt, boolean silent) {}
