package org.engram.connectivity;

import org.jspecify.annotations.Nullable;

/** Patterns that cannot be had, or not be stored as asked; the message says what is wrong, where, and what would do. */
public class PatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    PatternException(String message) {
        super(message);
    }

    PatternException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static void requireFinite(double[] row, Object source, int index) {
        for (int column = 0; column < row.length; column++) {
            if (!Double.isFinite(row[column])) {
                throw new PatternException("%s: row %d, column %d is %s; patterns must be finite numbers"
                        .formatted(source, index, column, row[column]));
            }
        }
    }
}
