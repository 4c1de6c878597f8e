package org.engram.study;

/** The engine that was to run the points of a study failed. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
