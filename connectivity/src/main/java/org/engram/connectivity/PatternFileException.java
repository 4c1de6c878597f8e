package org.engram.connectivity;

import org.jspecify.annotations.Nullable;

/** A file of patterns that is missing, no HDF5 file, or damaged: whatever is looked for in it, it is not found. */
public final class PatternFileException extends PatternException {
    private static final long serialVersionUID = 1;

    PatternFileException(String message) {
        super(message);
    }

    PatternFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
