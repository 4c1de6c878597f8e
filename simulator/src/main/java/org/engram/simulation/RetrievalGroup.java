package org.engram.simulation;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/** The group {@code /retrieval}: what came of each trial, one row a trial, written when it ends, {@code done} last. */
final class RetrievalGroup {
    private final int[] cuedMemories;
    private final long[] combinations;
    private final Scale trial;
    private final Variable cued;
    private final @Nullable Variable combination;
    private final Variable retrieved;
    private final Variable overlap;
    private final Variable runnerUp;
    private final Variable initialOverlap;
    private final Variable cuedOverlap;
    private final Variable converged;
    private final Variable settledAt;
    private final Variable endedAt;
    private final Variable passes;
    private final Variable steps;
    private final Variable rejected;
    private final Variable energyStart;
    private final Variable poolLag;
    private final Variable energyEnd;
    private final Variable maxEnergyRise;
    private final Variable energyRises;
    private final Variable energyIdentityError;
    private final @Nullable Variable featureSpikes;
    private final @Nullable Variable memorySpikes;
    private final Variable done;

    /**
     * Adds its variables.
     *
     * @param combinations of memory neurons that trials start from, empty where they start otherwise
     */
    RetrievalGroup(LiveGroup group, int[] cuedMemories, long[] combinations, boolean spiking) {
        this.cuedMemories = cuedMemories;
        this.combinations = combinations;
        trial = TrialAxis.scale(group, cuedMemories.length);
        cued = whole(group, trial, "cued", "cued memory, -1: none").fill(-1);
        combination = combinations.length > 0
                ? whole(group, trial, "combination", "memory neurons that the trial starts from, neuron mu in bit mu")
                : null;
        retrieved = whole(group, trial, "retrieved", "memory with the largest overlap at the end, -1: none")
                .fill(-1);
        overlap = real(group, trial, "overlap", "1", "largest overlap at the end");
        runnerUp = real(group, trial, "runner_up", "1", "second largest overlap at the end");
        initialOverlap = real(group, trial, "initial_overlap", "1", "overlap of the cue with the cued memory");
        cuedOverlap = real(group, trial, "cued_overlap", "1", "overlap of the end with the cued memory");
        converged = group.variable("converged", ElementType.INT8, trial)
                .longName("1: the residual at the end is below the threshold")
                .units("1");
        settledAt = real(group, trial, "settled_at", "ms", "time from which the residual stays below the threshold");
        endedAt = real(group, trial, "ended_at", "ms", "time at which the trial ended");
        passes = whole(group, trial, "passes", "readings of all synapses by the integration");
        steps = whole(group, trial, "steps", "accepted steps");
        rejected = whole(group, trial, "rejected", "rejected steps, -1: not reported by the method");
        poolLag = real(
                group,
                trial,
                "pool_lag",
                "1",
                "largest |ln of the sum of the memory outputs| at the recorded times: by how much the pool that makes a softmax"
                        + " lags behind the log-sum-exp");
        energyStart = real(group, trial, "energy_start", "1", "energy at the start");
        energyEnd = real(group, trial, "energy_end", "1", "energy at the end");
        maxEnergyRise = real(
                group,
                trial,
                "max_energy_rise",
                "1",
                "largest rise of the energy over one accepted step, of spiking networks from one recorded time to the next");
        energyRises =
                whole(group, trial, "energy_rises", "number of rises of the energy beyond rounding and tolerance");
        energyIdentityError = real(
                group,
                trial,
                "energy_identity_error",
                "1",
                "largest difference between E(t) - E(0) and the integral of dE/dt, as a share of the whole change");
        featureSpikes = spiking ? whole(group, trial, "feature_spikes", "spikes of the feature neurons") : null;
        memorySpikes = spiking ? whole(group, trial, "memory_spikes", "spikes of the memory neurons") : null;
        done = group.variable("done", ElementType.INT8, trial)
                .longName("1: the trial came to its end")
                .units("1");
    }

    private static Variable whole(LiveGroup group, Scale trial, String name, String longName) {
        return group.variable(name, ElementType.INT64, trial).longName(longName).units("1");
    }

    private static Variable real(LiveGroup group, Scale trial, String name, String units, String longName) {
        return group.variable(name, ElementType.FLOAT64, trial)
                .longName(longName)
                .units(units);
    }

    /** The dimension of the group. */
    Scale trial() {
        return trial;
    }

    /** Writes what is known before the first trial. */
    void start() throws IOException {
        for (int k = 0; k < cuedMemories.length; k++) {
            cued.write(k, new long[] {cuedMemories[k]}, 1);
        }
        for (int k = 0; combination != null && k < combinations.length; k++) {
            put(combination, k, combinations[k]);
        }
    }

    void write(TrialResult result) throws IOException {
        int trial = result.trial();
        put(retrieved, trial, result.retrieved());
        put(overlap, trial, result.overlap());
        put(runnerUp, trial, result.runnerUp());
        put(initialOverlap, trial, result.initialOverlap());
        put(cuedOverlap, trial, result.cuedOverlap());
        put(converged, trial, result.converged() ? 1L : 0L);
        put(settledAt, trial, result.settledAt());
        put(endedAt, trial, result.endedAt());
        put(passes, trial, result.passes());
        put(steps, trial, result.steps());
        put(rejected, trial, result.rejected());
        put(poolLag, trial, result.poolLag());
        put(energyStart, trial, result.energy().start());
        put(energyEnd, trial, result.energy().end());
        put(maxEnergyRise, trial, result.energy().largestRise());
        put(energyRises, trial, result.energy().rises());
        put(energyIdentityError, trial, result.energy().identityError());
        if (featureSpikes != null && memorySpikes != null) {
            put(featureSpikes, trial, result.featureSpikes());
            put(memorySpikes, trial, result.memorySpikes());
        }
        put(done, trial, 1L);
    }

    /** The results of the trials that came to their end. */
    static Map<Integer, TrialResult> finished(RecordingFile recording) {
        var columns = new ResultColumns(recording, "/retrieval");
        Map<Integer, TrialResult> finished = new TreeMap<>();
        for (int trial : columns.done()) {
            finished.put(
                    trial,
                    new TrialResult(
                            trial,
                            (int) columns.whole("cued", trial),
                            (int) columns.whole("retrieved", trial),
                            columns.real("overlap", trial),
                            columns.real("runner_up", trial),
                            columns.real("initial_overlap", trial),
                            columns.real("cued_overlap", trial),
                            columns.whole("converged", trial) == 1,
                            columns.real("settled_at", trial),
                            columns.real("ended_at", trial),
                            columns.whole("passes", trial),
                            columns.whole("steps", trial),
                            columns.whole("rejected", trial),
                            new EnergyReport(
                                    columns.real("energy_start", trial),
                                    columns.real("energy_end", trial),
                                    columns.real("max_energy_rise", trial),
                                    columns.whole("energy_rises", trial),
                                    columns.real("energy_identity_error", trial)),
                            columns.whole("feature_spikes", trial),
                            columns.whole("memory_spikes", trial),
                            columns.real("pool_lag", trial)));
        }
        return finished;
    }

    private static void put(Variable variable, int trial, double value) throws IOException {
        variable.write(trial, new double[] {value}, 1);
    }

    private static void put(Variable variable, int trial, long value) throws IOException {
        variable.write(trial, new long[] {value}, 1);
    }
}
