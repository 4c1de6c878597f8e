package org.engram.neuron;

/** Refuses parameters outside their range, with the same words for every model. */
public final class Parameters {
    private Parameters() {}

    /** @throws IllegalArgumentException unless the value is finite and > 0 */
    public static void requirePositive(String name, double value) {
        require(Double.isFinite(value) && value > 0, name, "a finite number > 0", value);
    }

    /** @throws IllegalArgumentException unless the value is finite and ≥ 0 */
    public static void requireNotNegative(String name, double value) {
        require(Double.isFinite(value) && value >= 0, name, "a finite number >= 0", value);
    }

    /** @throws IllegalArgumentException unless the value is finite */
    public static void requireFinite(String name, double value) {
        require(Double.isFinite(value), name, "a finite number", value);
    }

    /** @throws IllegalArgumentException if the value was not accepted; the message says what would have been */
    public static void require(boolean accepted, String name, String range, Number value) {
        if (!accepted) {
            throw new IllegalArgumentException(name + " must be " + range + ", but is " + value);
        }
    }
}
