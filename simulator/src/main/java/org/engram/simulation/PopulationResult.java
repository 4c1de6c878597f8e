package org.engram.simulation;

import java.util.List;

/**
 * What came of one trial of a network of populations.
 *
 * @param populations one entry for each population
 */
public record PopulationResult(int trial, List<Activity> populations) {
    /**
     * How a population fired.
     *
     * @param rate mean over neurons and time, in Hz
     * @param cv mean coefficient of variation of the interspike intervals, of neurons with ten or more; NaN if there are none
     * @param synchrony variance over mean of the spikes of all neurons in bins of 1 ms; NaN without spikes
     */
    public record Activity(String name, long spikes, double rate, double cv, double synchrony) {}
}
