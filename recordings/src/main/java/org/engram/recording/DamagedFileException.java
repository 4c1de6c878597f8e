package org.engram.recording;

/** What a recording says contradicts itself: bytes of it were changed or lost. */
public final class DamagedFileException extends RuntimeException {
    /** @param message says what of the file is damaged */
    public DamagedFileException(String message) {
        super(message);
    }

    /** @param message names the file, or what of it is damaged */
    public DamagedFileException(String message, RuntimeException cause) {
        super("%s: %s".formatted(message, cause.getMessage()), cause);
    }
}
