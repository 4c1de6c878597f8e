package org.engram.simulation;

/**
 * What came of one trial.
 *
 * @param cued the cued memory, -1 where the trial started from a given state
 * @param retrieved the memory with the largest overlap at the end, -1 where all outputs are 0
 * @param overlap the largest overlap at the end
 * @param runnerUp the second largest, NaN where there is one memory only
 * @param initialOverlap of the start with the cued memory, NaN without one
 * @param cuedOverlap of the end with the cued memory, NaN without one
 * @param converged whether the residual at the end is below the threshold of the experiment
 * @param settledAt from when on it stayed below, in ms; NaN if not
 * @param passes readings of all synapses that the integration took
 * @param steps accepted steps
 * @param rejected rejected steps, -1 where the method does not say
 * @param featureSpikes spikes of the feature neurons, 0 where they are rate neurons
 * @param memorySpikes spikes of the memory neurons, 0 where they are rate neurons
 * @param poolLag the largest distance, at the recorded times, of the pool from the log-sum-exp that it follows: ln of the sum of
 *     the memory outputs; NaN without a pool
 */
public record TrialResult(
        int trial,
        int cued,
        int retrieved,
        double overlap,
        double runnerUp,
        double initialOverlap,
        double cuedOverlap,
        boolean converged,
        double settledAt,
        double endedAt,
        long passes,
        long steps,
        long rejected,
        EnergyReport energy,
        long featureSpikes,
        long memorySpikes,
        double poolLag) {
    /** Whether the cued memory is the one that came back. */
    public boolean isCorrect() {
        return cued >= 0 && cued == retrieved;
    }

    /** Whether it stood still where it started: settled from the start on. */
    public boolean standsStill() {
        return converged && settledAt == 0;
    }
}
