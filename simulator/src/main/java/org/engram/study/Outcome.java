package org.engram.study;

import java.util.Optional;
import org.engram.experiment.Criterion;
import org.engram.simulation.TrialResult;

/**
 * What came of one trial of a point.
 *
 * @param end of the trial
 * @param distance of v from the trajectory that it is compared with, NaN in studies that compare with none
 * @param eigenvalue the largest of the linearisation about the end in 1/ms, NaN where it is not asked for
 * @param comparison with the rate twin, in a mapping
 */
record Outcome(
        TrialResult result, FinalState end, Distance distance, double eigenvalue, Optional<Comparison> comparison) {
    /** 1 if the criterion is met, 0 if not; NaN where it needs a cued memory and there is none. */
    double success(Criterion criterion) {
        return criterion.needsCue() && result.cued() < 0 ? Double.NaN : isMet(criterion) ? 1 : 0;
    }

    private boolean isMet(Criterion criterion) {
        return switch (criterion.figure()) {
            case BEST -> result.isCorrect();
            case STILL -> result.standsStill();
            case OVERLAP -> result.cuedOverlap() >= criterion.least();
            case ANY -> result.overlap() >= criterion.least();
            case PROJECTION -> end.projection() >= criterion.least();
        };
    }
}
