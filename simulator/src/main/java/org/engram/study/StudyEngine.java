package org.engram.study;

import java.util.List;
import java.util.Optional;

/** What runs the points of studies: threads of this process, or other processes. */
public interface StudyEngine extends AutoCloseable {
    /**
     * Runs some points, and those once more that were lost on the way. Those that fail do not keep the others from being
     * run.
     *
     * @param listener is told of one point at a time, as soon as it is done
     * @throws EngineException if the engine itself failed; the listener knows what was done before
     */
    void run(Plan plan, List<Integer> points, Optional<Trajectories> trajectories, StudyListener listener);

    @Override
    void close();
}
