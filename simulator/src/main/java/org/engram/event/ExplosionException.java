package org.engram.event;

/** A population fires without end; the message says when, which and how fast. */
public final class ExplosionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExplosionException(String message) {
        super(message);
    }
}
