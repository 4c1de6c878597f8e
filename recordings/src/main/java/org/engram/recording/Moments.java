package org.engram.recording;

/** When something can have happened in a trial. */
final class Moments {
    /** How much later than the duration, as a share of it: more than the rounding of sums of times. */
    private static final double ROUNDING = 1e-9;

    private Moments() {}

    /** The latest time that a recording may hold, in ms from the start of a trial. */
    static double latest(RecordingFile file) {
        return file.number("/trajectory", "duration").doubleValue() * (1 + ROUNDING);
    }
}
