package org.engram.study;

import java.io.Serializable;
import java.util.Optional;
import org.engram.experiment.ExperimentException;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.ExperimentText;
import org.engram.experiment.Study;
import org.jspecify.annotations.Nullable;

/**
 * A study on its way to other processes, which run points of it: bit for bit what they give where the study was planned.
 * Patterns do not travel: every process maps the file that the experiment names.
 */
public final class RemoteStudy implements Serializable {
    private static final long serialVersionUID = 1;

    private final ExperimentText text;
    private final @Nullable Trajectories trajectories;
    private transient @Nullable Reading reading;

    /** What this process has read of the study. */
    private record Reading(Study study, PointRunner runner) {}

    public RemoteStudy(Study study, Optional<Trajectories> trajectories) {
        text = study.text().absolute();
        this.trajectories = trajectories.orElse(null);
    }

    /**
     * Runs a point in this process, at the same time as others.
     *
     * @param threads the number of trials that may run at the same time
     */
    public PointReport run(int point, int threads) {
        try {
            Reading here = reading();
            return here.runner().report(Point.of(here.study(), point), threads);
        } catch (ExperimentException e) {
            return PointReport.failed(point, String.valueOf(e.getMessage()));
        }
    }

    private synchronized Reading reading() {
        Reading known = reading;
        if (known == null) {
            try (ExperimentFile file = text.parse()) {
                Study study = file.study().orElseThrow();
                known = new Reading(study, new PointRunner(study, Optional.ofNullable(trajectories)));
                reading = known;
            }
        }
        return known;
    }
}
