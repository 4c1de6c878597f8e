package org.engram.cli;

/** A command that cannot be carried out as it was given; the message says what to do instead. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super("engram: " + message);
    }
}
