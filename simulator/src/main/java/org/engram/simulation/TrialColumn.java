package org.engram.simulation;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.engram.recording.ElementType;

/** What is written down of every trial that came to its end, in its recording and in the results of a study. */
public enum TrialColumn {
    CUED(ElementType.INT64, "1", "cued memory, -1: none", TrialResult::cued),
    RETRIEVED(ElementType.INT64, "1", "memory with the largest overlap at the end, -1: none", TrialResult::retrieved),
    OVERLAP(ElementType.FLOAT64, "1", "largest overlap at the end", TrialResult::overlap),
    RUNNER_UP(ElementType.FLOAT64, "1", "second largest overlap at the end", TrialResult::runnerUp),
    INITIAL_OVERLAP(ElementType.FLOAT64, "1", "overlap of the cue with the cued memory", TrialResult::initialOverlap),
    CUED_OVERLAP(ElementType.FLOAT64, "1", "overlap of the end with the cued memory", TrialResult::cuedOverlap),
    CONVERGED(ElementType.INT8, "1", "1: the residual at the end is below the threshold", r -> r.converged() ? 1 : 0),
    SETTLED_AT(
            ElementType.FLOAT64,
            "ms",
            "time from which the residual stays below the threshold",
            TrialResult::settledAt),
    ENDED_AT(ElementType.FLOAT64, "ms", "time at which the trial ended", TrialResult::endedAt),
    PASSES(ElementType.INT64, "1", "readings of all synapses by the integration", TrialResult::passes),
    STEPS(ElementType.INT64, "1", "accepted steps", TrialResult::steps),
    REJECTED(ElementType.INT64, "1", "rejected steps, -1: not reported by the method", TrialResult::rejected),
    POOL_LAG(
            ElementType.FLOAT64,
            "1",
            "largest |ln of the sum of the memory outputs| at the recorded times: by how much the pool that makes a softmax"
                    + " lags behind the log-sum-exp",
            TrialResult::poolLag),
    ENERGY_START(
            ElementType.FLOAT64, "1", "energy at the start", r -> r.energy().start()),
    ENERGY_END(ElementType.FLOAT64, "1", "energy at the end", r -> r.energy().end()),
    MAX_ENERGY_RISE(
            ElementType.FLOAT64,
            "1",
            "largest rise of the energy over one accepted step, of spiking networks from one recorded time to the next",
            r -> r.energy().largestRise()),
    ENERGY_RISES(
            ElementType.INT64,
            "1",
            "number of rises of the energy beyond rounding and tolerance",
            r -> r.energy().rises()),
    ENERGY_IDENTITY_ERROR(
            ElementType.FLOAT64,
            "1",
            "largest difference between E(t) - E(0) and the integral of dE/dt, as a share of the whole change",
            r -> r.energy().identityError()),
    FEATURE_SPIKES(ElementType.INT64, "1", "spikes of the feature neurons", TrialResult::featureSpikes),
    MEMORY_SPIKES(ElementType.INT64, "1", "spikes of the memory neurons", TrialResult::memorySpikes);

    private final ElementType type;
    private final String units;
    private final String longName;

    @SuppressWarnings("ImmutableEnumChecker") // functions of a result, which hold nothing
    private final ToDoubleFunction<TrialResult> value;

    TrialColumn(ElementType type, String units, String longName, ToDoubleFunction<TrialResult> value) {
        this.type = type;
        this.units = units;
        this.longName = longName;
        this.value = value;
    }

    /** The name of the dataset. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    ElementType type() {
        return type;
    }

    public String units() {
        return units;
    }

    /** What it is, in words. */
    public String longName() {
        return longName;
    }

    /** A whole number below 2^53 where the type is one of whole numbers. */
    public double of(TrialResult result) {
        return value.applyAsDouble(result);
    }

    /** Whether it is known of networks with a spiking layer only. */
    boolean isOfSpikes() {
        return this == FEATURE_SPIKES || this == MEMORY_SPIKES;
    }
}
