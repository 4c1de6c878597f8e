package org.engram.neuron;

/** Refuses parameters outside their range, with the same words for every model. */
public final class Parameters {
    private Parameters() {}

    /**
     * Accepts finite values > 0.
     *
     * @throws IllegalArgumentException for any other
     */
    public static void requirePositive(String name, double value) {
        require(Double.isFinite(value) && value > 0, name, "a finite number > 0", value);
    }

    /**
     * Accepts finite values ≥ 0.
     *
     * @throws IllegalArgumentException for any other
     */
    public static void requireNotNegative(String name, double value) {
        require(Double.isFinite(value) && value >= 0, name, "a finite number >= 0", value);
    }

    /**
     * Accepts finite values.
     *
     * @throws IllegalArgumentException for any other
     */
    public static void requireFinite(String name, double value) {
        require(Double.isFinite(value), name, "a finite number", value);
    }

    /**
     * Refuses a value that was not accepted.
     *
     * @throws IllegalArgumentException whose message says what would have been accepted
     */
    public static void require(boolean accepted, String name, String range, Number value) {
        if (!accepted) {
            throw new IllegalArgumentException(name + " must be " + range + ", but is " + value);
        }
    }
}
