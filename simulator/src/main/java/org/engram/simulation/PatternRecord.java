package org.engram.simulation;

import java.io.IOException;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Variable;

/** What each trial was cued with, the pattern that was meant and the one that came back, in {@code /retrieval}. */
final class PatternRecord {
    private static final long MOST_BYTES = 16L << 20;

    private final Trials trials;
    private final Variable cue;
    private final Variable cued;
    private final Variable retrieved;

    PatternRecord(LiveGroup group, Scale trial, Simulation simulation) {
        trials = simulation.trials();
        Scale feature = SampledLayer.allFeatures(group, simulation);
        cue = declare(group, trial, feature, "cue", "what the trial was cued with, as corrupted, NaN: no cue");
        cued = declare(group, trial, feature, "cued_pattern", "pattern of the cued memory, NaN: none");
        retrieved = declare(group, trial, feature, "retrieved_pattern", "pattern of the retrieved memory, NaN: none");
    }

    private static Variable declare(LiveGroup group, Scale trial, Scale feature, String name, String longName) {
        return group.variable(name, ElementType.FLOAT32, trial, feature)
                .longName(longName)
                .units("1");
    }

    /** Whether the patterns of all trials are few enough to be kept beside the results: 16 MiB at most. */
    static boolean isSmall(Simulation simulation) {
        long numbers =
                3L * simulation.trialCount() * simulation.network().features().size();
        return numbers * Float.BYTES <= MOST_BYTES;
    }

    /** Writes those of a trial that has ended. */
    void write(TrialResult result) throws IOException {
        int trial = result.trial();
        write(cue, trial, trials.cue(trial));
        write(cued, trial, trials.pattern(trial));
        if (result.retrieved() != InitialState.NONE) {
            write(retrieved, trial, trials.stored(result.retrieved()));
        }
    }

    private static void write(Variable variable, int trial, double[] pattern) throws IOException {
        variable.write((long) trial * pattern.length, pattern, pattern.length);
    }
}
