package org.engram.recording.export;

/** A recording cannot be exported as it was asked for. The message says why, and what can be done. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        super(message);
    }
}
