package org.engram.neuron;

/** Powers, quick for the small whole exponents that dense associative memories mostly use. */
final class Powers {
    private static final int LARGEST_PRODUCT = 8;

    private Powers() {}

    /** base^exponent for exponents > −1. */
    static double power(double base, double exponent) {
        if (exponent > LARGEST_PRODUCT || exponent != Math.rint(exponent)) {
            return StrictMath.pow(base, exponent);
        }
        double product = 1;
        for (int k = 0; k < (int) exponent; k++) {
            product *= base;
        }
        return product;
    }
}
