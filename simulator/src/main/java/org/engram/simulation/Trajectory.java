package org.engram.simulation;

import java.util.List;
import org.engram.experiment.Experiment;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/** The group /trajectory with what it has in every recording: the axes of trials and of times, and how far trials came. */
record Trajectory(LiveGroup group, Scale trial, Scale time) {
    /**
     * @param duration of a trial at the most, in ms
     * @param times in ms
     */
    static Trajectory declare(LiveGroup group, int trials, double duration, List<Double> times) {
        group.attribute("Conventions", "CF-1.11").attribute("duration", duration);
        Scale trial = TrialAxis.scale(group, trials);
        double[] moments = times.stream().mapToDouble(Double::doubleValue).toArray();
        return new Trajectory(
                group,
                trial,
                group.scale("time", moments).longName("simulated time").units("ms"));
    }

    /** The type of states, outputs and membranes. */
    static ElementType states(Experiment.Precision precision) {
        return switch (precision) {
            case FLOAT64 -> ElementType.FLOAT64;
            case FLOAT32 -> ElementType.FLOAT32;
        };
    }

    /**
     * Declares what is sampled.
     *
     * @param neurons of which there is a value each; null: one value
     */
    Variable variable(String name, ElementType type, @Nullable Scale neurons) {
        return neurons == null
                ? group.variable(name, type, trial, time)
                : group.variable(name, type, trial, time, neurons);
    }

    /** Declared last, after what is sampled. */
    Variable samplesWritten() {
        return group.variable("samples_written", ElementType.INT64, trial)
                .longName("number of times recorded so far")
                .units("1");
    }
}
