package org.engram.study;

import java.util.Optional;
import org.engram.network.RateDynamics;
import org.engram.simulation.TrialResult;

/** Watches one trial. */
class Probe {
    private final double[] pattern;
    private FinalState end = FinalState.UNKNOWN;

    /** @param pattern the cued one, empty without a cue */
    Probe(double[] pattern) {
        this.pattern = pattern;
    }

    /** Whether it looks at the memory neurons in {@link #sample}. */
    boolean readsMemories() {
        return false;
    }

    /** The state at a time that is recorded. */
    void sample(int index, RateDynamics dynamics, double[] y) {}

    /** The state at the end. */
    void end(RateDynamics dynamics, double[] y) {
        end = FinalState.of(dynamics, y, pattern);
    }

    final FinalState end() {
        return end;
    }

    Outcome outcome(TrialResult result) {
        return new Outcome(result, end, Distance.NONE, Double.NaN, Optional.empty());
    }
}
