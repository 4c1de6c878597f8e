package org.engram.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Throwable inner = failure.getCause();
        Throwable cause = failure instanceof UncheckedIOException && inner != null ? inner : failure;
        String kept = Files.exists(file) ? ". What was written before is kept in " + file : "";
        return new FailedRun("%s could not be written: %s%s".formatted(what, cause.getMessage(), kept), failure);
    }
}
