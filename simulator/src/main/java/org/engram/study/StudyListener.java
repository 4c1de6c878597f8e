package org.engram.study;

/** Learns what comes of the points of a study, one at a time, from the threads that run them. */
public interface StudyListener {
    void done(int point, PointResult result);

    /** A point that could not be run to its end. */
    void failed(int point, String reason);
}
