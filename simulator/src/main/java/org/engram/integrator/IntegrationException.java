package org.engram.integrator;

/** A solution that cannot be carried on; the message says when, where and what to try. */
public final class IntegrationException extends RuntimeException {
    public IntegrationException(String message) {
        super(message);
    }
}
