package org.engram.neuron;

/**
 * The Euclidean norm of a vector that comes piece by piece. Squares are summed relative to a power of two near the
 * largest component so far, so that they neither overflow nor underflow; the scaling itself is exact.
 */
final class EuclideanNorm {
    private final CompensatedSum squares = new CompensatedSum();
    private int exponent = Double.MIN_EXPONENT;
    private double scale = Math.scalb(1.0, -Double.MIN_EXPONENT);

    /** Starts again with a vector that has no components. */
    void reset() {
        squares.reset();
        rescale(Double.MIN_EXPONENT);
    }

    /** Adds one component. */
    void add(double component) {
        int size = Math.getExponent(component);
        if (size > exponent) {
            squares.multiply(Math.scalb(1.0, 2 * (exponent - size)));
            rescale(size);
        }
        double scaled = component * scale;
        squares.add(scaled * scaled);
    }

    /** Adds the components {@code from} to {@code to} (exclusive) of x. */
    void add(double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            add(x[i]);
        }
    }

    /** The norm of the vector that has all the components of all the parts. */
    static double of(EuclideanNorm... parts) {
        int exponent = Double.MIN_EXPONENT;
        for (EuclideanNorm part : parts) {
            exponent = Math.max(exponent, part.exponent);
        }
        double sum = 0;
        for (EuclideanNorm part : parts) {
            sum += Math.scalb(part.squares.value(), 2 * (part.exponent - exponent));
        }
        return Math.scalb(Math.sqrt(sum), exponent);
    }

    private void rescale(int newExponent) {
        exponent = newExponent;
        scale = Math.scalb(1.0, -newExponent);
    }
}
