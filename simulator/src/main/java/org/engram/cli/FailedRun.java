package org.engram.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.engram.recording.FileGoneException;

/** A run that did not come to its end: the simulation failed, or the recording. What was recorded before stays. */
final class FailedRun extends RuntimeException {
    FailedRun(String message, Throwable cause) {
        super("engram: " + message, cause);
    }

    /**
     * Of which something could not be written.
     *
     * @param what was being written: the recording, the results
     */
    static FailedRun ofFile(String what, Path file, Exception failure) {
        boolean gone = failure instanceof FileGoneException || failure.getCause() instanceof FileGoneException;
        String kept = Files.exists(file) && !gone ? ". What was written before is kept in " + file : "";
        return new FailedRun("%s could not be written: %s%s".formatted(what, message(failure), kept), failure);
    }

    /** Without the name of a class, where one exception only carries another. */
    private static String message(Exception failure) {
        Throwable inner = failure.getCause();
        return String.valueOf(
                inner != null && inner.toString().equals(failure.getMessage())
                        ? inner.getMessage()
                        : failure.getMessage());
    }
}
