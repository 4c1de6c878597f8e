package org.engram.cli;

/** A run that did not come to its end: the simulation failed, or the recording. What was recorded before stays. */
final class FailedRun extends RuntimeException {
    FailedRun(String message, Throwable cause) {
        super("engram: " + message, cause);
    }
}
