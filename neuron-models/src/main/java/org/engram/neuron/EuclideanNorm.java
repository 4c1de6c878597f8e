package org.engram.neuron;

/**
 * The Euclidean norm of a vector that comes piece by piece. Squares are summed relative to a power of two near the
 * largest component so far, so that they neither overflow nor underflow; the scaling itself is exact.
 */
final class EuclideanNorm {
    private final double[] scratch = new double[Chunks.LENGTH];
    private final InterleavedSum squares = new InterleavedSum();
    private int exponent = Double.MIN_EXPONENT;
    private double scale = Math.scalb(1.0, -Double.MIN_EXPONENT);

    /** Starts again with a vector that has no components. */
    void reset() {
        squares.reset();
        rescale(Double.MIN_EXPONENT);
    }

    /** Adds one component. */
    void add(double component) {
        scratch[0] = Math.abs(component);
        add(1, AvailableFunctions.SCALAR);
    }

    /** Adds the components {@code from} to {@code to} (exclusive) of x. */
    void add(double[] x, int from, int to) {
        for (int next = from; next < to; next += Chunks.LENGTH) {
            int size = Math.min(Chunks.LENGTH, to - next);
            for (int i = 0; i < size; i++) {
                scratch[i] = Math.abs(x[next + i]);
            }
            add(size, ArrayFunctions.of(x.length));
        }
    }

    /** Adds the components whose sizes are the first ones in the scratch array. */
    private void add(int size, ArrayFunctions functions) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, scratch[i]);
        }
        makeRoom(Math.getExponent(largest));
        for (int i = 0; i < size; i++) {
            double scaled = scratch[i] * scale;
            scratch[i] = scaled * scaled;
        }
        squares.add(scratch, 0, size, functions);
    }

    private void makeRoom(int needed) {
        if (needed > exponent) {
            squares.multiply(Math.scalb(1.0, 2 * (exponent - needed)));
            rescale(needed);
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
